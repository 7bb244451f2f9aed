using System.Globalization;
using System.Text;

namespace Linearizability.Rendering;

/// <summary>Draws operations as intervals: time goes down, one column for each client, plain ASCII.</summary>
public static class HistoryRenderer
{
    private const int MaxColumnWidth = 44;

    /// <summary>Draws some operations of a history.</summary>
    /// <typeparam name="TInput">What callers asked for.</typeparam>
    /// <typeparam name="TOutput">What came back.</typeparam>
    /// <param name="history">The history.</param>
    /// <param name="operations">Indices of the operations to draw.</param>
    /// <param name="describe">
    /// Text of an operation: first what was asked, then what came back. Null texts use the values' own.
    /// </param>
    /// <returns>Lines that end in a line feed; a line for each call and each return, in order of time.</returns>
    /// <remarks>
    /// <code>
    /// client 0        client 1
    /// + #0 write(1)   .
    /// |               + #1 read()
    /// |               + #1 -> nil
    /// + #0 -> nil     .
    /// </code>
    /// A call that never returned runs to the end and closes with "? pending".
    /// </remarks>
    public static string Draw<TInput, TOutput>(
        History<TInput, TOutput> history,
        IEnumerable<int> operations,
        Func<Operation<TInput, TOutput>, (string Asked, string Answered)>? describe = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(operations);
        describe ??= static operation => ($"{operation.Input}", $"-> {operation.Outcome}");
        List<Mark> marks = Marks(history, operations, describe);
        List<Column> columns = Columns(marks);
        var text = new StringBuilder();
        foreach (Column column in columns)
        {
            column.Heading(text);
        }

        EndLine(text);
        foreach (Mark mark in marks)
        {
            foreach (Column column in columns)
            {
                column.Row(text, mark);
            }

            EndLine(text);
        }

        return text.ToString();
    }

    private static List<Mark> Marks<TInput, TOutput>(
        History<TInput, TOutput> history,
        IEnumerable<int> operations,
        Func<Operation<TInput, TOutput>, (string Asked, string Answered)> describe)
    {
        var marks = new List<Mark>();
        foreach (int index in operations)
        {
            Operation<TInput, TOutput> operation = history[index];
            (string asked, string answered) = describe(operation);
            string name = "#" + index.ToString(CultureInfo.InvariantCulture);
            marks.Add(new Mark(index, operation.Client, operation.CallTime, IsCall: true, Shorten($"+ {name} {asked}")));
            marks.Add(operation.IsPending
                ? new Mark(index, operation.Client, long.MaxValue, IsCall: false, $"? {name} pending")
                : new Mark(index, operation.Client, operation.ReturnTime, IsCall: false, Shorten($"+ {name} {answered}")));
        }

        // Equal times count as concurrent, so calls are drawn first.
        marks.Sort(static (a, b) => (a.Time, !a.IsCall, a.Operation).CompareTo((b.Time, !b.IsCall, b.Operation)));
        return marks;
    }

    /// <summary>One column for each client, and one more for each call that overlaps another of the same client.</summary>
    private static List<Column> Columns(List<Mark> marks)
    {
        var columns = new List<Column>();
        var open = new Dictionary<int, Column>();
        foreach (Mark mark in marks)
        {
            if (mark.IsCall)
            {
                Column? column = columns.Find(candidate => candidate.Client == mark.Client && candidate.IsFree);
                if (column is null)
                {
                    column = new Column(mark.Client);
                    columns.Add(column);
                }

                open.Add(mark.Operation, column);
            }

            open[mark.Operation].Add(mark);
        }

        return [.. columns.OrderBy(static column => column.Client)];
    }

    private static string Shorten(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= MaxColumnWidth ? line : string.Concat(line.AsSpan(0, MaxColumnWidth - 2), "..");
    }

    private static void EndLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        text.Append('\n');
    }

    private sealed record Mark(int Operation, int Client, long Time, bool IsCall, string Text);

    private sealed class Column(int client)
    {
        private readonly HashSet<int> _operations = [];
        private int _width = $"client {client}".Length;
        private int _open;

        public int Client => client;

        public bool IsFree => _open == 0;

        public void Add(Mark mark)
        {
            _operations.Add(mark.Operation);
            _open += mark.IsCall ? 1 : -1;
            _width = Math.Max(_width, mark.Text.Length);
        }

        public void Heading(StringBuilder text) => Cell(text, $"client {client}");

        public void Row(StringBuilder text, Mark mark)
        {
            if (!_operations.Contains(mark.Operation))
            {
                Cell(text, _open > 0 ? "|" : ".");
                return;
            }

            _open += mark.IsCall ? 1 : -1;
            Cell(text, mark.Text);
        }

        private void Cell(StringBuilder text, string content) => text.Append(content.PadRight(_width + 3));
    }
}
