namespace Hsm.Exploration;

/// <summary>Planted bugs of the key cache.</summary>
internal static class KeyMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new()
        {
            Id = "K1",
            Shape = "unique key id chosen, then cached, in two steps: two sessions get one id",
            Host = nameof(KeyCacheHandler),
            Workload = "assigned-key-ids",
            Finding = MutantFinding.History,
            Server = static right => right with { KeyCache = new TwoStepKeyCacheHandler(right.KeyCache) },
        },
        new()
        {
            Id = "K2",
            Shape = "policy checked, then key exported after another session changed it",
            Host = nameof(KeyExportHandler),
            Workload = "export-against-policy",
            Finding = MutantFinding.History,
            Server = static right => right with { KeyExport = new CheckThenExportHandler() },
        },
        new()
        {
            Id = "K3",
            Shape = "metadata read, then key bytes read: torn pair when the object is replaced between",
            Host = nameof(KeyExportHandler),
            Workload = "torn-key",
            Finding = MutantFinding.History,
            Server = static right => right with { KeyExport = new TornExportHandler() },
        },
        new()
        {
            Id = "K4",
            Shape = "key used through a cache slot after the lock was given up, while another session evicts or refills it",
            Host = nameof(EccMakePubHandler),
            Workload = "point-of-replaced-key",
            Finding = MutantFinding.History,
            Server = static right => right with
            {
                Crypto = right.Crypto with
                {
                    PublicKeys = right.Crypto.PublicKeys with { EccMakePub = new SlotKeptMakePubHandler(right.Crypto.PublicKeys.EccMakePub) },
                },
            },
        },
        new()
        {
            Id = "K4b",
            Shape = "prepared cipher of a cached key lent to two requests at once",
            Host = nameof(PreparedKeys),
            Workload = "prepared-keys",
            Configuration = "library",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { PreparedKeys = static () => new LeftInPlacePreparedKeys() },
        },
        new()
        {
            Id = "K4c",
            Shape = "cipher in use when its key is evicted never zeroed",
            Host = nameof(PreparedKeys),
            Workload = "prepared-keys",
            Configuration = "library",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { PreparedKeys = static () => new ForgettingPreparedKeys() },
        },
        new()
        {
            Id = "K4d",
            Shape = "idle cipher told by what it holds: one taken and given back meanwhile passes for the one looked at (ABA)",
            Host = nameof(PreparedKeys),
            Workload = "prepared-keys",
            Configuration = "library",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { PreparedKeys = static () => new EqualFormsPreparedKeys() },
        },
        new()
        {
            Id = "K5",
            Shape = "evict-after-use by id: removes another session's newly cached key (ABA)",
            Host = nameof(EcdsaSignHandler),
            Workload = "sign-and-evict",
            Finding = MutantFinding.History,
            Server = static right => right with
            {
                Crypto = right.Crypto with
                {
                    PublicKeys = right.Crypto.PublicKeys with
                    {
                        EcdsaSign = new EvictByIdSignHandler(right.Crypto.PublicKeys.EcdsaSign, right.KeyEvict),
                    },
                },
            },
        },
        new()
        {
            Id = "K6",
            Shape = "slot victim evicted before the new slot is sure: key lost on NOSPACE",
            Host = nameof(KeyCacheHandler),
            Workload = "key-changes-slot-class",
            Finding = MutantFinding.History,
            Server = static right => right with { KeyCache = new EvictFirstKeyCacheHandler() },
        },
        new()
        {
            Id = "K7",
            Shape = "copies dropped before the revocation is in NVM: another cache takes a usable copy in between",
            Host = nameof(KeyRevokeHandler),
            Workload = "erase-reaches-copies",
            Finding = MutantFinding.HistoryOrInvariant,
            Server = static right => right with { KeyRevoke = new CopiesFirstRevokeHandler() },
        },
        new()
        {
            Id = "K8",
            Shape = "same id in the small and the big cache",
            Host = nameof(FormerSlotSearch),
            Workload = "key-changes-slot-class",
            Finding = MutantFinding.HistoryOrInvariant,
            Server = static right => right with { FormerSlot = new OwnClassSlotSearch() },
        },
        new()
        {
            Id = "K9",
            Shape = "destroy of an NVM object leaves the cached copy, and a later commit resurrects it",
            Host = nameof(NvmDestroyHandler),
            Workload = "destroy-against-commit",
            Finding = MutantFinding.History,
            Server = static right => right with { NvmDestroy = new CopyKeepingDestroyHandler(right.NvmDestroy) },
        },
    ];
}
