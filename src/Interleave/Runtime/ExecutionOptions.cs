using Interleave.Detection;

namespace Interleave.Runtime;

/// <summary>What one execution is run with.</summary>
public sealed record ExecutionOptions
{
    /// <summary>What a recorded schedule keeps of the options.</summary>
    public ExecutionSettings Settings { get; init; } = new();

    /// <summary>Notes which sites touch shared locations, for the profile.</summary>
    public bool Profile { get; init; }

    /// <summary>Records every event with its stack: for the run that explains a finding.</summary>
    public bool Trace { get; init; }

    /// <summary>Told every event of the execution, after the race detector.</summary>
    public IReadOnlyList<IDetector> Detectors { get; init; } = [];

    /// <summary>Keeps every step, to compare this run with another.</summary>
    internal bool LogSteps { get; init; }

    /// <summary>Runs before each decision is followed up; used to check a replay step by step.</summary>
    public Action<Decision>? OnDecision { get; init; }
}
