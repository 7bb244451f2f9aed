namespace Benchmarks;

/// <summary>A table whose rows are printed as they are measured: who waits sees that it goes on, who stops it keeps what there is.</summary>
internal sealed class Rows
{
    private int[] _widths = [];

    /// <summary>Prints what the table is about.</summary>
    public Rows Title(string title)
    {
        Console.WriteLine(title);
        return this;
    }

    /// <summary>Prints the head.</summary>
    /// <param name="first">Of the first column, whose cells are names.</param>
    /// <param name="rest">Of the others, whose cells are figures.</param>
    public Rows AddColumns(string first, params string[] rest)
    {
        _widths = [Math.Max(34, first.Length), .. rest.Select(static column => Math.Max(8, column.Length))];
        AddRow([first, .. rest]);
        AddRow([.. _widths.Select(static width => new string('-', width))]);
        return this;
    }

    /// <summary>Prints a row.</summary>
    public void AddRow(params string[] cells) =>
        Console.WriteLine("| " + string.Join(" | ", cells.Select((cell, i) => i == 0 ? cell.PadRight(_widths[i]) : cell.PadLeft(_widths[i]))) + " |");
}
