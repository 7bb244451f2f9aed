namespace Hsm.Exploration;

/// <summary>Asynchronous jobs and pipelined records.</summary>
internal static class JobScenarios
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new WakeSignalScenario(),
        new AsyncJobsScenario(),
        new PausedRequestScenario(),
        new NestedStartScenario(),
        new JobTeardownScenario(),
        new RecordPipelineScenario(),
        new PausedAgainstRevokeScenario(),
        new AcceleratorSharingScenario(),
    ];
}
