using Interleave.Runtime;

namespace Interleave;

/// <summary>What an exploration did and found.</summary>
public sealed record ExplorationReport
{
    /// <summary>Executions run. When it stopped at its first finding: that execution's index plus one.</summary>
    public required long Schedules { get; init; }

    /// <summary>Distinct ones among them, by their sequence of accesses.</summary>
    public required long DistinctSchedules { get; init; }

    /// <summary>Choices among at least two enabled threads, over all executions.</summary>
    public required long Decisions { get; init; }

    /// <summary>Scheduling points, over all executions.</summary>
    public required long Steps { get; init; }

    /// <summary>Hand-overs between OS threads, over all executions.</summary>
    public required long Switches { get; init; }

    /// <summary>Real time spent exploring, without explaining findings.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>True when every schedule (up to the strategy's bound) was run.</summary>
    public bool Exhaustive { get; init; }

    /// <summary>For an exhaustive exploration, its bound in words; empty when there was none.</summary>
    public string Bound { get; init; } = "";

    /// <summary>Places in the code where a thread stood that could go on while another could too.</summary>
    public int SwitchPlaces { get; init; }

    /// <summary>Those among them where no schedule ever let another thread go on instead, by file and line.</summary>
    public IReadOnlyList<Site> NeverPreempted { get; init; } = [];

    /// <summary>Distinct findings by ascending index.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What escaped control, naming the call; null when nothing did. The exploration ended there.</summary>
    public string? Uncontrolled { get; init; }

    /// <summary>The contradiction the engine met; null when none.</summary>
    public string? Defect { get; init; }

    /// <summary>True when the caller cancelled it.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Suppressed findings with how often each was seen.</summary>
    public IReadOnlyList<(Suppression Suppression, long Count)> Suppressed { get; init; } = [];

    /// <summary>What prediction took to be possible and no witness schedule showed; no findings, and without effect on the exit code.</summary>
    public IReadOnlyList<UnconfirmedPrediction> Unconfirmed { get; init; } = [];

    /// <summary>Witness schedules run for predictions; not counted among <see cref="Schedules"/>.</summary>
    public long Witnesses { get; init; }

    /// <summary>Process exit code: 0 no bug, 1 uncontrolled nondeterminism, 2 bug found, 3 engine defect.</summary>
    public int ExitCode => Defect is not null ? 3 : Uncontrolled is not null ? 1 : Findings.Count > 0 ? 2 : 0;
}
