namespace Hsm.Exploration;

/// <summary>Planted bugs of lock use.</summary>
internal static class LockMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
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
    ];
}
