namespace Hsm.Exploration;

/// <summary>
/// Planted bugs of our own, beside those of the bug zoo, in the groups that it has none for: certificates (C), SHE (H),
/// wrapped keys (V) and the owner's functions (X).
/// </summary>
internal static class ServiceMutants
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        History("C1", "leaf's key cached after the root it was verified under was erased", nameof(CertificateVerifyHandler), "verify-against-erase") with
        {
            Server = static right => right with
            {
                Certificates = right.Certificates with { Verify = new CacheAfterVerifyHandler(right.Certificates.Verify, right.KeyCache) },
            },
        },
        History("C2", "verdict remembered by the root's id after the root was replaced", nameof(VerifyCache), "verify-against-replace") with
        {
            Server = static right => right with { Certificates = VerifiedById.Replace(right.Certificates) },
        },
        History("C3", "trusted root stored though another session's, not to be modified, got there first", nameof(CertificateAddTrustedHandler), "two-trusted-roots") with
        {
            Server = static right => right with { Certificates = right.Certificates with { AddTrusted = new CheckThenAddTrustedHandler() } },
        },
        History("H1", "SHE key's counter compared, then the slot written: an older key replaces a newer one", nameof(SheLoadKeyHandler), "racing-key-loads") with
        {
            Server = static right => right with { She = right.She with { LoadKey = new CounterCheckedFirstLoadHandler() } },
        },
        History("H2", "first boot MAC looked for, then stored: two loaders are both the first", nameof(SheSecureBootFinishHandler), "two-first-boots") with
        {
            Server = static right => right with { She = right.She with { SecureBootFinish = new LateFirstMacHandler() } },
        },
        History("H3", "SHE's seed read, then moved on: two sessions draw equal bytes", nameof(SheInitRngHandler), "two-seeded-generators") with
        {
            Server = static right => right with { She = right.She with { InitRng = new ReadThenWriteSeedHandler() } },
        },
        History("V1", "id of an unwrapped key found free, then taken though another session has it", nameof(UnwrappedKey), "two-unwraps") with
        {
            Server = static right => right with { KeyWrap = right.KeyWrap with { KeyUnwrapCache = new CheckThenUnwrapHandler() } },
        },
        History("V2", "metadata read, then key bytes read: torn pair in the wrapped blob", nameof(KeyWrapExportHandler), "wrap-against-replace") with
        {
            Server = static right => right with { KeyWrap = right.KeyWrap with { KeyWrapExport = new TornWrapExportHandler() } },
        },
        History("X1", "one block of data for the calls of all sessions", nameof(CustomHandler), "two-custom-calls") with
        {
            Server = static right => right with { Custom = right.Custom with { Call = new SharedDataCustomHandler() } },
        },
    ];

    private static Mutant History(string id, string shape, string host, string workload) =>
        new() { Id = id, Shape = shape, Host = host, Workload = workload, Finding = MutantFinding.History };
}
