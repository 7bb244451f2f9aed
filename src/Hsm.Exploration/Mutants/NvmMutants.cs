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
        new()
        {
            Id = "N2",
            Shape = "destroy batch aborted midway by an absent id",
            Host = nameof(NvmDestroyHandler),
            Workload = "destroy-batch",
            Finding = MutantFinding.History,
            Server = static right => right with { NvmDestroy = new StopAtAbsentDestroyHandler() },
        },
        new()
        {
            Id = "N3",
            Shape = "reclaim while another session reads by offset",
            Host = nameof(NvmReadHandler),
            Workload = "read-against-reclaim",
            Finding = MutantFinding.History,
            Server = static right => right with { NvmRead = new ReadByFormerPlaceHandler() },
        },
        new()
        {
            Id = "N4",
            Shape = "revoke changes the cache before the NVM write; the write fails; the retry answers Ok",
            Host = nameof(KeyRevokeHandler),
            Workload = "revoke-without-room",
            Finding = MutantFinding.History,
            Server = static right => right with { KeyRevoke = new CacheFirstRevokeHandler() },
        },
        new()
        {
            Id = "N5",
            Shape = "power cut between program steps: objects half written, for their header came first",
            Host = nameof(NvmWriter),
            Workload = "power-cut",
            Configuration = "cut-objects",
            Finding = MutantFinding.History,
            Server = static right => right with { NvmWriter = new HeaderFirstWriter() },
        },
        new()
        {
            Id = "N5b",
            Shape = "power cut between program steps: both partitions blank",
            Host = nameof(NvmWriter),
            Workload = "power-cut",
            Configuration = "cut-objects",
            Finding = MutantFinding.History,
            Server = static right => right with { NvmWriter = new EraseBothWriter() },
        },
        new()
        {
            Id = "N10",
            Shape = "two processes, last write lost with no error",
            Host = nameof(StoreDirectory),
            Workload = "two-processes",
            Configuration = "destroy",
            Finding = MutantFinding.History,
            Medium = static right => new SharedMedium(right),
        },
        new()
        {
            Id = "N11",
            Shape = "whose object an NVM id names is kept where all sessions find it",
            Host = nameof(ClientNvmNaming),
            Workload = "same-numbers",
            Finding = MutantFinding.History,
            Server = static right => right with { NvmNaming = static scheme => new RememberingNvmNaming(NvmNaming.Of(scheme)) },
        },
    ];
}
