namespace Hsm.Oracle.Scenarios;

/// <summary>One thing found, with the folder that proves it.</summary>
/// <param name="Verdict">Of which kind it is.</param>
/// <param name="Round">The round it was found in; -1: a single client sees it too.</param>
/// <param name="Sentence">What was found, as one sentence.</param>
/// <param name="Folder">Where its evidence lies; full path.</param>
public sealed record FoundViolation(ScenarioVerdict Verdict, int Round, string Sentence, string Folder)
{
    /// <summary>The calls that no order explains together, as a picture of a few lines; empty for a crash or a hang.</summary>
    public string Picture { get; init; } = "";
}
