using Interleave.Cli.Hosting;

namespace Hsm.Cli.Exploring;

/// <summary>What a human reads after a run: findings, the table, a verdict.</summary>
internal static class ExploreText
{
    internal static void WriteBeginning(TextWriter words, ExplorePlan plan)
    {
        string each = plan.CaseCount == plan.Rows.Count ? "" : $", {plan.CaseCount} cases";
        string what = plan.Rows[0].Mutant.Length > 0 ? "planted bug" : "configuration";
        string budget = plan.IsNightly
            ? "in all " + Budget.Text(plan.Options with { Schedules = plan.Rows.Sum(row => row.NightlySchedules) })
            : Budget.Text(plan.Options);
        words.WriteLine($"{plan.Rows.Count} {what}{(plan.Rows.Count == 1 ? "" : "s")}{each}: {budget}");
    }

    internal static void Write(TextWriter words, Terminal terminal, ExploreOutcome outcome)
    {
        foreach (CaseResult result in outcome.Results.Where(r => r.Findings.Count > 0))
        {
            words.WriteLine();
            words.WriteLine($"=== {result.Case} ===");
            FindingText.Write(words, result.Findings, $"{SelfCommand.Prefix(Program.ToolName)} replay");
        }

        var table = new ExploreTable(outcome.Plan.Rows.Any(r => r.Mutant.Length > 0));
        foreach (IGrouping<ExploreRow, CaseResult> row in outcome.Results.GroupBy(r => r.Row))
        {
            table.Add(row.Key, RowFigures.Of([.. row], outcome.Plan.LanesOf(row.Key)));
        }

        terminal.ResultTables(words).Write(table.Table);
        foreach (CaseResult result in outcome.Results.Where(r => r.Report.Defect is not null || r.Report.Uncontrolled is not null))
        {
            words.WriteLine($"{result.Case}: {Summary.Verdict(result.Report)}");
        }

        foreach (CaseResult result in outcome.Results.Where(r => r.Report.Unconfirmed.Count > 0))
        {
            words.WriteLine($"{result.Case}:");
            Summary.WriteUnconfirmed(words, result.Report);
        }

        foreach (ExploreRow missed in outcome.Missed)
        {
            words.WriteLine($"MISSED: {missed.Mutant} was planted and not found within its budget. Give it more (--schedules), another --seed or --strategy.");
        }

        words.WriteLine(Verdict(outcome));
    }

    private static string Verdict(ExploreOutcome outcome)
    {
        long schedules = outcome.Results.Sum(r => r.Report.Schedules);
        int findings = outcome.Results.Sum(r => r.Findings.Count);
        int left = outcome.Plan.CaseCount - outcome.Results.Count;
        string found = findings == 0 ? "no finding" : $"{findings} finding{(findings == 1 ? "" : "s")}";
        return $"{schedules:N0} schedule{(schedules == 1 ? "" : "s")} in {outcome.Elapsed.TotalSeconds:0.0} s: {found}."
            + (left == 0 ? "" : $" Interrupted: {left} of {outcome.Plan.CaseCount} cases were not explored.");
    }
}
