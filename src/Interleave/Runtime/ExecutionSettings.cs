namespace Interleave.Runtime;

/// <summary>What decides, besides the decisions, how an execution goes; part of a recorded schedule.</summary>
public sealed record ExecutionSettings
{
    /// <summary>Whether plain memory accesses of rewritten code are scheduling points.</summary>
    public bool Memory { get; init; } = true;

    /// <summary>Which older values a plain read may return. Needs <see cref="Memory"/>.</summary>
    public MemoryModel MemoryModel { get; init; } = MemoryModel.SequentiallyConsistent;

    /// <summary>Whether data races are findings. Needs <see cref="Memory"/>.</summary>
    public bool Races { get; init; } = true;

    /// <summary>When virtual time passes.</summary>
    public TimeMode Time { get; init; } = TimeMode.Virtual;

    /// <summary>
    /// Scheduling points after which threads take turns; not ended after as many again, it is a hang or a livelock. At least 1. Not
    /// applied under a debugger.
    /// </summary>
    public int MaxSteps { get; init; } = 100_000;

    /// <summary>How often others may be given what a thread waits for before that is starvation; 0 for no bound.</summary>
    public int StarvationBound { get; init; }

    /// <summary>
    /// Decisions after which threads take turns by the engine's own fair order instead of the strategy's; -1 (the default)
    /// for only past the step bound. How a hang is recorded in few decisions.
    /// </summary>
    public int FairAfter { get; init; } = -1;
}
