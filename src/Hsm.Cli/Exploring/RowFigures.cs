using Interleave;

namespace Hsm.Cli.Exploring;

/// <summary>The figures of one row: the sum of its cases, the running one included.</summary>
/// <param name="Schedules">Executions.</param>
/// <param name="Points">Scheduling points.</param>
/// <param name="Elapsed">Real time spent exploring.</param>
/// <param name="Findings">In words.</param>
internal readonly record struct RowFigures(long Schedules, long Points, TimeSpan Elapsed, string Findings)
{
    internal static RowFigures Of(IReadOnlyCollection<CaseResult> results) => new(
        results.Sum(r => r.Report.Schedules),
        results.Sum(r => r.Report.Steps),
        results.Aggregate(TimeSpan.Zero, (sum, r) => sum + r.Report.Elapsed),
        Told(results));

    internal RowFigures Plus(ExplorationProgress progress) => new(
        Schedules + progress.Schedules,
        Points + progress.Steps,
        Elapsed + progress.Elapsed,
        progress.Findings > 0 ? $"{progress.Findings} so far" : Findings);

    private static string Told(IReadOnlyCollection<CaseResult> results)
    {
        Finding[] findings = [.. results.SelectMany(r => r.Report.Findings)];
        return results.Any(r => r.Report.Defect is not null) ? "engine defect"
            : findings.Length > 0 ? string.Join(", ", findings.GroupBy(f => f.Kind).Select(g => g.Count() == 1 ? $"{g.Key}" : $"{g.Count()} {g.Key}"))
            : results.Any(r => r.Report.Uncontrolled is not null) ? "uncontrolled"
            : "0";
    }
}
