using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave;

/// <summary>A bug of the code under test, with the schedule that shows it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">One line.</param>
/// <param name="Place">Where; findings with equal kind and place are one finding.</param>
/// <param name="Details">More lines: the exception with frames, who waits on what.</param>
/// <param name="Schedule">Replays it.</param>
/// <param name="Trace">What happened, from the replay that confirmed it.</param>
/// <param name="Count">How many of the executions showed it.</param>
/// <param name="Output">What the program under test wrote to the console in that execution.</param>
public sealed record Finding(
    FindingKind Kind,
    string Message,
    string Place,
    IReadOnlyList<string> Details,
    RecordedSchedule Schedule,
    ExecutionTrace Trace,
    long Count,
    string Output)
{
    /// <summary>For a data race, the schedule with the two accesses in the other order; null when none could be built.</summary>
    public RecordedSchedule? OtherOrder { get; init; }
}
