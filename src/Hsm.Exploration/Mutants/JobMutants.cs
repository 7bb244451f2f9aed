namespace Hsm.Exploration;

/// <summary>Planted bugs of asynchronous jobs and pipelined records.</summary>
internal static class JobMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new()
        {
            Id = "P1",
            Shape = "lock held across a pause",
            Host = nameof(AesGcmEncryptHandler),
            Workload = "async-jobs",
            Configuration = "unlimited",
            Finding = MutantFinding.Deadlock,
            Server = static right => right with { AesGcmEncrypt = new LockAcrossPauseHandler(right.AesGcmEncrypt) },
        },
        new()
        {
            Id = "P2",
            Shape = "pausing stays blocked after an error path",
            Host = nameof(AesGcmEncryptHandler),
            Workload = "async-jobs",
            Configuration = "unlimited",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { AesGcmEncrypt = new LeakedBlockHandler(right.AesGcmEncrypt) },
        },
        new()
        {
            Id = "P3",
            Shape = "paused job resumed by a different call",
            Host = nameof(RetryGuard),
            Workload = "paused-request",
            Configuration = "another-request",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { Jobs = right.Jobs with { CreateRetryGuard = static () => new AnyRequestRetryGuard() } },
        },
        new()
        {
            Id = "P4",
            Shape = "stale retry state after finish",
            Host = nameof(RetryGuard),
            Workload = "paused-request",
            Configuration = "another-request",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { Jobs = right.Jobs with { CreateRetryGuard = static () => new StaleRetryGuard() } },
        },
        new()
        {
            Id = "P5",
            Shape = "job started within another",
            Host = nameof(DispatcherGate),
            Workload = "nested-start",
            Configuration = "one-dispatcher",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { Jobs = right.Jobs with { CreateGate = static () => new OpenDispatcherGate() } },
        },
        new()
        {
            Id = "P6",
            Shape = "teardown leaks a paused job",
            Host = nameof(JobTeardown),
            Workload = "job-teardown",
            Configuration = "unlimited",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { Jobs = right.Jobs with { Teardown = new LeakyTeardown() } },
        },
        new()
        {
            Id = "P7",
            Shape = "completion after the wait context is freed",
            Host = nameof(WakeSignal),
            Workload = "job-teardown",
            Configuration = "unlimited",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { Jobs = right.Jobs with { CreateSignal = static () => new FreedWakeSignal() } },
        },
        new()
        {
            Id = "P8",
            Shape = "two records share one output buffer in a read batch",
            Host = nameof(RecordBuffers),
            Workload = "record-pipeline",
            Configuration = "both",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { Jobs = right.Jobs with { CreateBuffers = static () => new SharedRecordBuffers() } },
        },
        new()
        {
            Id = "P9",
            Shape = "wake-up lost when it precedes the pause",
            Host = nameof(WakeSignal),
            Workload = "async-jobs",
            Configuration = "unlimited",
            Finding = MutantFinding.Deadlock,
            Server = static right => right with { Jobs = right.Jobs with { CreateSignal = static () => new UnlatchedWakeSignal() } },
        },
    ];
}
