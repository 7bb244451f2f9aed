using Hsm.Oracle.Histories;

namespace Hsm.Oracle.Scenarios;

/// <summary>What happened in one round.</summary>
public sealed record RoundRecord
{
    /// <summary>How the round ended.</summary>
    public required RoundEnd End { get; init; }

    /// <summary>What was recorded, not judged yet: histories that can be judged apart (one for each object, or one for all).</summary>
    public IReadOnlyList<RecordedHistory> Histories { get; init; } = [];

    /// <summary>What one client alone saw go wrong. Only a single-client round has any.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];

    /// <summary>What there is to say of an end other than Completed; one or a few sentences.</summary>
    public string? Detail { get; init; }

    /// <summary>For a crash or a hang: each client's last calls, in order, the one that never returned among them.</summary>
    public IReadOnlyList<string> LastCalls { get; init; } = [];

    /// <summary>Time the clients drove the target, set-up and tear-down apart: what calls a second are counted by.</summary>
    public TimeSpan Driving { get; init; }

    /// <summary>A round that the target can't take part in.</summary>
    /// <param name="detail">Why, as one sentence.</param>
    /// <returns>The record.</returns>
    public static RoundRecord Unsupported(string detail) => new() { End = RoundEnd.Unsupported, Detail = detail };
}
