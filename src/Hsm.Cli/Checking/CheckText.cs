using Hsm.Oracle.Reports;
using Hsm.Oracle.Scenarios;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Checking;

/// <summary>What a human reads of a run: the beginning, then findings, the table, what was covered, a verdict.</summary>
internal static class CheckText
{
    internal static void WriteBeginning(TextWriter words, IOracleTarget target, OracleOptions options)
    {
        words.WriteLine(target.Name + string.Concat(target.Facts.Select(static fact => $"{Environment.NewLine}  {fact.Name}: {fact.Value}")));
        string scenarios = options.Scenarios.Count == 0 ? "all scenarios" : string.Join(", ", options.Scenarios);
        words.WriteLine($"{scenarios}: {options.Processes} process{(options.Processes == 1 ? "" : "es")} × {options.Threads} thread{(options.Threads == 1 ? "" : "s")}, {options.Time.TotalSeconds:0.#} s, seed {options.Seed}");
    }

    internal static void Write(TextWriter words, Terminal terminal, OracleReport report)
    {
        foreach (ScenarioSummary summary in report.Scenarios)
        {
            Write(words, summary);
        }

        WriteDeviations(words, report);
        var table = new CheckTable();
        foreach (ScenarioSummary summary in report.Scenarios)
        {
            table.Add(summary, CheckTable.Verdict(summary));
        }

        terminal.ResultTables(words).Write(table.Table);
        foreach (ScenarioSummary summary in report.Scenarios.Where(static s => s.Detail is not null))
        {
            words.WriteLine($"{summary.Name}: {summary.Detail}");
        }

        foreach (ScenarioSummary summary in report.Scenarios.Where(static s => s.Verdict == ScenarioVerdict.Linearizable && s.OverlappingPairs == 0 && (s.Calls > 0 || s.Detail is null)))
        {
            words.WriteLine($"{summary.Name}: no two calls overlapped, so this verdict says nothing about concurrency. Give it more --threads or --seconds.");
        }

        words.WriteLine(Verdict(report));
    }

    private static void Write(TextWriter words, ScenarioSummary summary)
    {
        foreach (FoundViolation violation in summary.Violations)
        {
            words.WriteLine();
            words.WriteLine($"=== {violation.Sentence} ===");
            words.WriteLine($"Promised: {summary.Promise.Sentence} ({summary.Promise.Clause}; {ViolationText.Tier(summary.Promise.Tier)})");
            if (violation.Picture.Length > 0)
            {
                words.WriteLine();
                words.Write(violation.Picture);
                words.WriteLine();
            }

            words.WriteLine($"Evidence: {Path.Combine(SelfCommand.Relative(violation.Folder), EvidenceFolder.HtmlName)}");
        }
    }

    private static void WriteDeviations(TextWriter words, OracleReport report)
    {
        foreach (Deviation deviation in report.Scenarios.SelectMany(static s => s.Deviations).DistinctBy(static d => d.Name))
        {
            words.WriteLine();
            words.WriteLine($"{(report.Allowed.Contains(deviation.Name) ? "Allowed deviation" : "DEVIATION that even a single client sees")}: {deviation.Name}");
            words.WriteLine($"  called:   {deviation.Called}");
            words.WriteLine($"  expected: {deviation.Expected} ({deviation.Clause})");
            words.WriteLine($"  got:      {deviation.Got}");
            if (!report.Allowed.Contains(deviation.Name))
            {
                words.WriteLine($"  --allow {deviation.Name} accepts it.");
            }
        }
    }

    private static string Verdict(OracleReport report)
    {
        int found = report.Scenarios.Sum(static s => s.Violations.Count);
        string covered = $"{report.Scenarios.Sum(static s => (long)s.Rounds):N0} rounds, {report.Scenarios.Sum(static s => s.Calls):N0} calls, {report.Scenarios.Sum(static s => s.OverlappingPairs):N0} overlapping pairs in {report.Elapsed.TotalSeconds:0.0} s";
        string what = report.ExitCode switch
        {
            0 => "every scenario is linearizable; a planted violation was seen in each",
            1 => "nothing could be judged",
            2 when found == 0 => "no violation, but a deviation that nobody allowed",
            2 => $"{found} violation{(found == 1 ? "" : "s")}",
            _ => "no verdict",
        };
        return $"{covered}: {what}.{(report.Interrupted ? " Interrupted." : "")}";
    }
}
