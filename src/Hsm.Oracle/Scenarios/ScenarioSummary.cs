namespace Hsm.Oracle.Scenarios;

/// <summary>One scenario's figures and verdict, while it runs and at its end.</summary>
public sealed record ScenarioSummary
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the target was held to.</summary>
    public required Promise Promise { get; init; }

    /// <summary>The verdict so far.</summary>
    public ScenarioVerdict Verdict { get; init; } = ScenarioVerdict.Linearizable;

    /// <summary>Rounds with several clients.</summary>
    public int Rounds { get; init; }

    /// <summary>Calls judged in them.</summary>
    public long Calls { get; init; }

    /// <summary>Pairs of calls that overlapped in time: how much of the verdict is about concurrency.</summary>
    public long OverlappingPairs { get; init; }

    /// <summary>Time under load, judging apart.</summary>
    public TimeSpan Driving { get; init; }

    /// <summary>Histories whose verdict a bound prevented.</summary>
    public int Unknowns { get; init; }

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<FoundViolation> Violations { get; init; } = [];

    /// <summary>What a single client saw go wrong, admitted or not.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];

    /// <summary>Why it is unsupported, blind or unknown, and what was seen that is not charged; null when there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>Calls a second under load; 0 where nothing was called.</summary>
    public double CallsPerSecond => Driving > TimeSpan.Zero ? Calls / Driving.TotalSeconds : 0;
}
