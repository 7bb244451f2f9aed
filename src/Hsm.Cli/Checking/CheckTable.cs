using Hsm.Oracle.Reports;
using Hsm.Oracle.Scenarios;
using Spectre.Console;

namespace Hsm.Cli.Checking;

/// <summary>The table of scenarios: growing while they run where somebody watches, printed once at the end.</summary>
internal sealed class CheckTable
{
    internal CheckTable()
    {
        Table.AddColumn("scenario");
        foreach (string figure in (string[])["rounds", "calls", "calls/s", "overlapping pairs"])
        {
            Table.AddColumn(new TableColumn(figure).RightAligned());
        }

        Table.AddColumn("verdict");
    }

    internal Table Table { get; } = new Table().RoundedBorder();

    /// <summary>The verdict with how often it was found.</summary>
    internal static string Verdict(ScenarioSummary summary)
    {
        string word = ViolationText.Word(summary.Verdict);
        return summary.Violations.Count > 0 ? $"{word} ({summary.Violations.Count} found)"
            : summary.Deviations.Count > 0 ? $"{word}, {summary.Deviations.Count} deviation{(summary.Deviations.Count == 1 ? "" : "s")}"
            : word;
    }

    internal void Add(ScenarioSummary summary, string verdict)
    {
        string[] cells =
        [
            summary.Name,
            $"{summary.Rounds:N0}",
            $"{summary.Calls:N0}",
            $"{summary.CallsPerSecond:N0}",
            $"{summary.OverlappingPairs:N0}",
            verdict,
        ];
        Table.AddRow([.. cells.Select(Markup.Escape)]);
    }

    /// <summary>Puts other figures into the last row.</summary>
    internal void ReplaceLast(ScenarioSummary summary, string verdict)
    {
        Table.RemoveRow(Table.Rows.Count - 1);
        Add(summary, verdict);
    }
}
