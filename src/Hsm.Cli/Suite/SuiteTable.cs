using Spectre.Console;

namespace Hsm.Cli.Suite;

/// <summary>The table of planted bugs: growing while they are looked for where somebody watches, printed once at the end.</summary>
internal sealed class SuiteTable
{
    internal SuiteTable()
    {
        Table.AddColumn("mutant");
        Table.AddColumn("shape");
        Table.AddColumn(new TableColumn("median").RightAligned());
        Table.AddColumn(new TableColumn("worst").RightAligned());
        foreach (string column in (string[])["finding", "found", "expected", "replayed"])
        {
            Table.AddColumn(column);
        }
    }

    internal Table Table { get; } = new Table().RoundedBorder();

    internal void Add(SuiteRow row)
    {
        string[] cells =
        [
            row.Mutant.Id,
            row.ShortShape,
            row.Median is { } median ? $"{median:N0}" : "",
            row.Worst is { } worst ? $"{worst:N0}" : "",
            string.Join(", ", row.Kinds),
            row.Count(run => run.Found is not null),
            row.Count(run => run.IsExpected),
            row.Count(run => run.IsReplayed),
        ];
        Table.AddRow([.. cells.Select(Markup.Escape)]);
    }

    /// <summary>Puts other figures into the last row.</summary>
    internal void ReplaceLast(SuiteRow row)
    {
        Table.RemoveRow(Table.Rows.Count - 1);
        Add(row);
    }
}
