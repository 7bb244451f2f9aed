using Interleave.Cli.Hosting;
using Spectre.Console;

namespace Hsm.Cli.Exploring;

/// <summary>The table of rows: growing while they run where somebody watches, printed once at the end.</summary>
internal sealed class ExploreTable
{
    private readonly bool _hasMutants;

    internal ExploreTable(bool hasMutants)
    {
        _hasMutants = hasMutants;
        if (hasMutants)
        {
            Table.AddColumn("mutant");
        }

        Table.AddColumn("configuration");
        Table.AddColumn("sessions");
        foreach (string figure in (string[])["schedules", "schedules/s", "points", "findings"])
        {
            Table.AddColumn(new TableColumn(figure).RightAligned());
        }
    }

    internal Table Table { get; } = new Table().RoundedBorder();

    internal void Add(ExploreRow row, RowFigures figures)
    {
        string[] cells =
        [
            row.Configuration,
            row.Sessions,
            $"{figures.Schedules:N0}",
            $"{Rate.Of(figures.Schedules, figures.Elapsed):N0}",
            $"{figures.Points:N0}",
            figures.Findings,
        ];
        Table.AddRow([.. (_hasMutants ? [row.Mutant, .. cells] : cells).Select(Markup.Escape)]);
    }

    /// <summary>Puts other figures into the last row.</summary>
    internal void ReplaceLast(ExploreRow row, RowFigures figures)
    {
        Table.RemoveRow(Table.Rows.Count - 1);
        Add(row, figures);
    }
}
