using Interleave;

namespace Hsm.Cli.Exploring;

/// <summary>The figures of one row: the sum of its cases, the running one included.</summary>
/// <param name="Schedules">Executions.</param>
/// <param name="Points">Scheduling points.</param>
/// <param name="Elapsed">Real time spent exploring; cases explored at once share it.</param>
/// <param name="Findings">In words.</param>
internal readonly record struct RowFigures(long Schedules, long Points, TimeSpan Elapsed, string Findings)
{
    /// <summary>The figures of cases that are done.</summary>
    /// <param name="results">The cases.</param>
    /// <param name="lanes">How many were explored at once.</param>
    internal static RowFigures Of(IReadOnlyCollection<CaseResult> results, int lanes) => new(
        results.Sum(r => r.Report.Schedules),
        results.Sum(r => r.Report.Steps),
        results.Aggregate(TimeSpan.Zero, (sum, r) => sum + r.Report.Elapsed) / lanes,
        Told(results));

    /// <summary>The same while others run.</summary>
    /// <param name="results">The cases that are done.</param>
    /// <param name="running">Those that run.</param>
    /// <param name="lanes">How many are explored at once.</param>
    internal static RowFigures SoFar(IReadOnlyCollection<CaseResult> results, IReadOnlyCollection<ExplorationProgress> running, int lanes)
    {
        RowFigures done = Of(results, lanes);
        int findings = results.Sum(r => r.Report.Findings.Count) + running.Sum(p => p.Findings);
        return new(
            done.Schedules + running.Sum(p => p.Schedules),
            done.Points + running.Sum(p => p.Steps),
            done.Elapsed + (running.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Elapsed) / lanes),
            findings == 0 ? "…" : $"{findings} so far");
    }

    private static string Told(IReadOnlyCollection<CaseResult> results)
    {
        Finding[] findings = [.. results.SelectMany(r => r.Report.Findings)];
        return results.Any(r => r.Report.Defect is not null) ? "engine defect"
            : findings.Length > 0 ? string.Join(", ", findings.GroupBy(f => f.Kind).Select(g => g.Count() == 1 ? $"{g.Key}" : $"{g.Count()} {g.Key}"))
            : results.Any(r => r.Report.Uncontrolled is not null) ? "uncontrolled"
            : "0";
    }
}
