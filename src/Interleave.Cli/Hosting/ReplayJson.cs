using Interleave.Trace;

namespace Interleave.Cli.Hosting;

/// <summary>The object of <c>replay --json</c>.</summary>
internal sealed record ReplayJson
{
    public required string Method { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    public required string File { get; init; }

    public required string Strategy { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>How often it was replayed.</summary>
    public required int Times { get; init; }

    /// <summary>Whether every replay showed what was recorded.</summary>
    public required bool Reproduced { get; init; }

    public required long Decisions { get; init; }

    public required long Points { get; init; }

    public required IReadOnlyList<FindingJson> Findings { get; init; }

    /// <summary>What changed in the code since the record; null when nothing did.</summary>
    public required string? Changes { get; init; }

    /// <summary>How the replay differed from the record; null when it did not.</summary>
    public required string? Problem { get; init; }

    public required int ExitCode { get; init; }

    internal static ReplayJson Of(ScheduleFile file, string path, string? changes, ReplayOutcome outcome) => new()
    {
        Method = file.Method,
        Arguments = file.Arguments,
        File = Path.GetFullPath(path),
        Strategy = file.Strategy,
        Seed = file.Seed,
        Times = outcome.Times,
        Reproduced = outcome.IsSame,
        Decisions = outcome.Report.Decisions,
        Points = outcome.Report.Steps,
        Findings = [.. outcome.Report.Findings.Select(f => FindingJson.Of(new SavedFinding(f, Path.GetFullPath(path))))],
        Changes = changes,
        Problem = outcome.Problem,
        ExitCode = outcome.ExitCode,
    };
}
