using System.Globalization;
using System.Text;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>
/// The interleaving as one column per thread: what each did, the place and the source line under it. Where there are
/// too many threads for the width, one column with the thread's name before each line.
/// </summary>
internal sealed class InterleavingTable
{
    private const int MinColumn = 26;
    private const int SmallGap = 2;
    private const string Separator = " │ ";

    private readonly TraceReading _reading;
    private readonly IReadOnlyList<TraceEvent> _events;
    private readonly SourceText _source;
    private readonly int _width;
    private readonly int _numberWidth;
    private readonly int[] _threads;
    private readonly Dictionary<int, string> _labels;

    internal InterleavingTable(TraceReading reading, IReadOnlyList<int> shown, SourceText source, int width)
    {
        _reading = reading;
        _events = reading.Events;
        _source = source;
        _width = width;
        _numberWidth = Math.Max(3, (_events.Count + 1).ToString(CultureInfo.InvariantCulture).Length + 1);
        _threads = [.. shown.Select(i => _events[i].Thread).Distinct().Order()];
        _labels = _events.GroupBy(e => e.Thread).ToDictionary(g => g.Key, g => g.Last().ThreadLabel);
    }

    private bool HasColumns => ColumnWidth >= MinColumn;

    private int ColumnWidth => _threads.Length == 0
        ? 0
        : (_width - _numberWidth - 2 - ((_threads.Length - 1) * Separator.Length)) / _threads.Length;

    /// <summary>Appends the table.</summary>
    /// <param name="text">Receives the lines.</param>
    /// <param name="shown">Ascending indices of the events shown; what is left out is counted.</param>
    /// <param name="dropped">Events missing from the trace, and after which index.</param>
    /// <param name="waiters">Threads that could not go on at the end.</param>
    internal void Append(StringBuilder text, IReadOnlyList<int> shown, (int Count, int After) dropped, IReadOnlyList<Waiter> waiters)
    {
        AppendHeader(text);
        int previous = -1;
        string[] lastPlace = [];
        for (int i = 0; i < shown.Count; i++)
        {
            int index = shown[i];
            int lost = dropped.Count > 0 && previous < dropped.After && index >= dropped.After ? dropped.Count : 0;
            AppendMarks(text, previous + 1, index, lost);
            TraceEvent traced = _events[index];
            bool isSwitch = previous < 0 || _events[previous].Thread != traced.Thread;
            int repeats = Repeats(shown, i);
            string[] place = EventText.Place(traced, _reading.Frames, _source);
            string what = EventText.Of(traced) + (repeats > 0 ? $" (×{repeats + 1})" : "");

            // The line that the cell above names already is not told again.
            int known = isSwitch || place.Length == 0 || lastPlace.Length == 0 || place[0] != lastPlace[0] ? 0 : place.SequenceEqual(lastPlace, StringComparer.Ordinal) ? place.Length : 1;
            AppendCell(text, NumberOf(index, dropped), traced.Thread, [what, .. place.Skip(known).Select((l, n) => n + known == 0 ? "  " + l : "    " + l)]);
            lastPlace = place;
            i += repeats;
            previous = index + repeats;
        }

        AppendMarks(text, previous + 1, _events.Count, dropped.Count > 0 && previous < dropped.After ? dropped.Count : 0);
        foreach (Waiter waiter in waiters.Where(w => Array.IndexOf(_threads, w.Thread) >= 0))
        {
            string after = _reading.After(waiter.Thread, waiter.Place);
            AppendCell(text, "", waiter.Thread, [waiter.Wait, "  " + PlaceOf(waiter), .. after.Length == 0 ? Array.Empty<string>() : ["    " + after]]);
        }
    }

    /// <summary>How many of the next events say exactly the same.</summary>
    private int Repeats(IReadOnlyList<int> shown, int at)
    {
        int count = 0;
        TraceEvent first = _events[shown[at]];
        while (at + count + 1 < shown.Count && shown[at + count + 1] == shown[at] + count + 1)
        {
            TraceEvent next = _events[shown[at + count + 1]];
            if (next.Thread != first.Thread || next.Site != first.Site || EventText.Of(next) != EventText.Of(first))
            {
                break;
            }

            count++;
        }

        return count;
    }

    private string PlaceOf(Waiter waiter) =>
        SourcePlace.Of(waiter.Place) is { } place && _source.Line(place) is { Length: > 0 } line ? $"{place}  {line}" : waiter.Place;

    private static string NumberOf(int index, (int Count, int After) dropped) =>
        (index + 1 + (index >= dropped.After ? dropped.Count : 0)).ToString(CultureInfo.InvariantCulture);

    private void AppendHeader(StringBuilder text)
    {
        if (!HasColumns)
        {
            return;
        }

        IEnumerable<string> heads = _threads.Select(t => TextLayout.Fit(_labels[t], ColumnWidth).PadRight(ColumnWidth));
        text.Line(new string(' ', _numberWidth + 2) + string.Join(Separator, heads));
        IEnumerable<string> rules = _threads.Select(_ => new string('─', ColumnWidth));
        text.Line(new string(' ', _numberWidth + 2) + string.Join("─┼─", rules));
    }

    /// <summary>What is left out before an event, and the preemptions among it.</summary>
    private void AppendMarks(StringBuilder text, int from, int to, int lost)
    {
        foreach (Preemption preemption in _reading.Preemptions.Where(p => p.At >= from && p.At <= to))
        {
            AppendGap(text, from, preemption.At, 0);
            from = preemption.At;
            text.Line(TextLayout.Fit($"{"!".PadLeft(_numberWidth)}  preemption {preemption.Number}: {_labels[preemption.Thread]} is stopped, {_labels[_events[preemption.At].Thread]} runs", _width));
        }

        AppendGap(text, from, to, lost);
    }

    private void AppendGap(StringBuilder text, int from, int to, int lost)
    {
        // Numbers tell of a step or two of the same thread.
        bool isSmall = to - from <= SmallGap && from > 0 && _events.Skip(from - 1).Take(to - from + 1).All(e => e.Thread == _events[from - 1].Thread);
        if (lost == 0 && (to == from || isSmall))
        {
            return;
        }

        var counts = _events.Skip(from).Take(to - from).CountBy(e => e.Thread).OrderBy(c => c.Key).Select(c => $"T{c.Key}: {c.Value}").ToList();
        if (lost > 0)
        {
            counts.Add($"not kept: {lost}");
        }

        int all = to - from + lost;
        text.Line($"{"⋮".PadLeft(_numberWidth)}  {all} more event{(all == 1 ? "" : "s")} ({string.Join(", ", counts)})");
    }

    private void AppendCell(StringBuilder text, string number, int thread, string[] lines)
    {
        if (!HasColumns)
        {
            AppendNarrow(text, number, thread, lines);
            return;
        }

        bool first = true;
        int column = Array.IndexOf(_threads, thread);
        foreach (string line in lines.SelectMany(l => Cell(l)))
        {
            string lead = (first ? number : "").PadLeft(_numberWidth) + "  ";
            IEnumerable<string> cells = _threads.Select((_, i) => (i == column ? line : "").PadRight(ColumnWidth));
            text.Line(lead + string.Join(Separator, cells));
            first = false;
        }
    }

    /// <summary>A line of a cell; one too long is broken once and then cut.</summary>
    private IEnumerable<string> Cell(string line)
    {
        string indent = line.StartsWith("  ", StringComparison.Ordinal) ? "      " : "    ";
        string[] wrapped = [.. TextLayout.Wrap(line, ColumnWidth, indent)];
        return wrapped.Length < 2
            ? wrapped
            : [wrapped[0], TextLayout.Fit(indent + string.Join(' ', wrapped.Skip(1).Select(l => l.TrimStart())), ColumnWidth)];
    }

    private void AppendNarrow(StringBuilder text, string number, int thread, string[] lines)
    {
        int labelWidth = Math.Min(20, _labels.Values.Max(l => l.Length));
        string label = TextLayout.Fit(_labels[thread], labelWidth).PadRight(labelWidth);
        string lead = number.PadLeft(_numberWidth) + "  ";
        int room = _width - lead.Length - labelWidth - 2;
        for (int i = 0; i < lines.Length; i++)
        {
            string head = i == 0 ? lead + label : new string(' ', lead.Length + labelWidth);
            text.Line(head + "  " + TextLayout.Fit(lines[i], room));
        }
    }
}
