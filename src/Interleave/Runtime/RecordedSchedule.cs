using Interleave.Strategies;
using Interleave.Trace;

namespace Interleave.Runtime;

/// <summary>All that decides one execution: replaying it with the same assemblies gives the same events.</summary>
/// <param name="Seed">The exploration's seed; with the index it seeds the execution's random stream.</param>
/// <param name="Index">The execution's index.</param>
/// <param name="Strategy">Name of the strategy that found it.</param>
/// <param name="Settings">What else decides.</param>
/// <param name="Profile">Which sites were quiet.</param>
/// <param name="Decisions">Every choice.</param>
public sealed record RecordedSchedule(
    ulong Seed,
    long Index,
    string Strategy,
    ExecutionSettings Settings,
    ExplorationProfile Profile,
    IReadOnlyList<Decision> Decisions)
{
    /// <summary>Lines told with what it shows: where it comes from, when no strategy made it, and which orders of a race were run.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The finding it was kept for, when its execution has several; null for the first one.</summary>
    public ScheduleFinding? Shows { get; init; }

    /// <summary>What its execution started from.</summary>
    public ExecutionStart Start => StrategyFactory.Start(Strategy, Seed, Index, Profile);
}
