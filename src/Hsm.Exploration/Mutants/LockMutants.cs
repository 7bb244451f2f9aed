namespace Hsm.Exploration;

/// <summary>Planted bugs of lock use.</summary>
internal static class LockMutants
{
    /// <summary>All of them: those of the bug zoo, then those that split locks make possible (G).</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new()
        {
            Id = "S5",
            Shape = "read lock taken twice with a writer waiting between",
            Host = nameof(NvmReadHandler),
            Workload = "torn-object",
            Configuration = "writer-first/thread-per-session",
            Finding = MutantFinding.Deadlock,
            Server = static right => right with { NvmRead = new TwiceLockedReadHandler(right.NvmRead), AllowsAnyLockOrder = true },
        },
        new()
        {
            Id = "A4",
            Shape = "failed lock acquisition ignored: the request goes on without the lock",
            Host = nameof(CounterIncrementHandler),
            Workload = "shared-counter",
            Configuration = "refusing/thread-per-session",
            Finding = MutantFinding.History,
            Server = static right => right with { CounterIncrement = new UncheckedLockIncrementHandler() },
        },
        new()
        {
            Id = "G1",
            Shape = "object replaced under the store's lock, its cached copies dropped afterwards",
            Host = nameof(NvmAddHandler),
            Workload = "copies-against-nvm",
            Configuration = "monitor/thread-per-session/split",
            Finding = MutantFinding.HistoryOrInvariant,
            Server = static right => right with { NvmAdd = new StoreOnlyNvmAddHandler() },
        },
        new()
        {
            Id = "G2",
            Shape = "store locked before caches: lock order inversion",
            Host = nameof(KeyEraseHandler),
            Workload = "erase-reaches-copies",
            Configuration = "monitor/thread-per-session/split",
            Finding = MutantFinding.Deadlock,
            Server = static right => right with { KeyErase = new StoreFirstEraseHandler(), AllowsAnyLockOrder = true },
        },
        new()
        {
            Id = "G2b",
            Shape = "store locked before caches: seen where it is done, by the assertion of the lock order",
            Host = nameof(KeyEraseHandler),
            Workload = "erase-reaches-copies",
            Configuration = "monitor/thread-per-session/split",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { KeyErase = new StoreFirstEraseHandler() },
        },
    ];
}
