using Interleave.Cli.Hosting;

namespace Hsm.Cli.Suite;

/// <summary>What a human reads after a run over planted bugs: the table, what was missed, a verdict.</summary>
internal static class SuiteText
{
    internal static void WriteBeginning(TextWriter words, SuitePlan plan) => words.WriteLine(
        $"{plan.Mutants.Count} planted bug{(plan.Mutants.Count == 1 ? "" : "s")} from {plan.Seeds.Count} seed{(plan.Seeds.Count == 1 ? "" : "s")} each: {Budget.Text(plan.Options)}");

    internal static void Write(TextWriter words, Terminal terminal, SuiteOutcome outcome)
    {
        var table = new SuiteTable();
        foreach (SuiteRow row in outcome.Rows)
        {
            table.Add(row);
        }

        terminal.ResultTables(words).Write(table.Table);
        words.WriteLine("median, worst: schedules to the first that shows the bug, over the seeds. expected: shown in the way the bug is known to show.");
        foreach (SuiteRow row in outcome.Missed)
        {
            foreach (SuiteRun run in row.Missed)
            {
                words.WriteLine($"MISSED: {row.Mutant.Id} from seed {run.Seed}: {run.Problem}");
            }
        }

        if (outcome.Left.ToArray() is { Length: > 0 } left)
        {
            words.WriteLine($"Interrupted, not looked for from every seed: {string.Join(", ", left)}.");
        }

        words.WriteLine(Verdict(outcome));
    }

    private static string Verdict(SuiteOutcome outcome)
    {
        long schedules = outcome.Rows.Sum(row => row.Runs.Sum(run => run.Report.Schedules));
        int whole = outcome.Plan.Mutants.Count - outcome.Missed.Select(row => row.Mutant.Id).Union(outcome.Left).Count();
        return $"{schedules:N0} schedule{(schedules == 1 ? "" : "s")} in {outcome.Elapsed.TotalSeconds:0.0} s: {whole} of {outcome.Plan.Mutants.Count} planted bugs found from every seed and replayed.";
    }
}
