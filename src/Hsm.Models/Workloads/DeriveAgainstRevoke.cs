using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// One session derives a key from another into the cache while a second session revokes the input and then looks for
/// the result. Telling: a derivation that answers Ok took effect before the revocation, so whoever revoked the input
/// finds the result there (hsm-notes 2).
/// </summary>
public sealed class DeriveAgainstRevoke : Workload
{
    private static readonly KeyId s_input = KeyId.Global(8);
    private static readonly KeyId s_result = KeyId.Global(9);
    private static readonly ObjectLabel s_label = ObjectLabel.FromText("derived");

    /// <inheritdoc/>
    public override string Name => "derive-against-revoke";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["A6b"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new HkdfRequest(
            HashFunction.Sha256, 16, new KeyTarget(s_result, ObjectFlags.UsageEncrypt, s_label)) { Key = s_input })),
        new(1, static client =>
        {
            client.Send(new KeyRevokeRequest(s_input));
            client.Send(new KeyExportRequest(s_result));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[0], new KeyCacheRequest(s_input, ObjectFlags.UsageDerive, s_label, Bytes.Repeat(0x11, 16)));
    }
}
