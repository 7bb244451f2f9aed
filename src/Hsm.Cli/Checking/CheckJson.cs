using Hsm.Oracle.Scenarios;

namespace Hsm.Cli.Checking;

/// <summary>The object of <c>check --json</c> against a target.</summary>
internal sealed record CheckJson(
    string Target,
    ulong Seed,
    int Threads,
    int Processes,
    double Seconds,
    bool Interrupted,
    IReadOnlyList<CheckJson.Scenario> Scenarios,
    IReadOnlyList<string> Allowed,
    int ExitCode)
{
    internal static CheckJson Of(OracleReport report, OracleOptions options) => new(
        report.Target,
        options.Seed,
        options.Threads,
        options.Processes,
        Math.Round(report.Elapsed.TotalSeconds, 3),
        report.Interrupted,
        [.. report.Scenarios.Select(Scenario.Of)],
        [.. report.Allowed.Order(StringComparer.Ordinal)],
        report.ExitCode);

    /// <summary>One scenario.</summary>
    internal sealed record Scenario(
        string Name,
        string Verdict,
        string Tier,
        int Rounds,
        long Calls,
        double CallsPerSecond,
        long OverlappingPairs,
        int Unknowns,
        IReadOnlyList<Violation> Violations,
        IReadOnlyList<Deviation> Deviations,
        string? Detail)
    {
        internal static Scenario Of(ScenarioSummary summary) => new(
            summary.Name,
            Word(summary.Verdict),
            Word(summary.Promise.Tier),
            summary.Rounds,
            summary.Calls,
            Math.Round(summary.CallsPerSecond, 1),
            summary.OverlappingPairs,
            summary.Unknowns,
            [.. summary.Violations.Select(static v => new Violation(Word(v.Verdict), v.Round, v.Sentence, v.Folder))],
            summary.Deviations,
            summary.Detail);
    }

    /// <summary>One thing found.</summary>
    internal sealed record Violation(string Verdict, int Round, string Sentence, string Folder);

    /// <summary>A value's name in lower case, words joined by hyphens.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select(static (c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
