namespace Hsm.Exploration;

/// <summary>Planted bugs of the store and its counters.</summary>
internal static class NvmMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new()
        {
            Id = "N1",
            Shape = "counter increment as read, add, write",
            Host = nameof(CounterIncrementHandler),
            Workload = "shared-counter",
            Finding = MutantFinding.History,
            Server = static right => right with { CounterIncrement = new ReadAddWriteIncrementHandler() },
        },
    ];
}
