namespace Hsm.Oracle.Histories.Files;

/// <summary>A history in parts, cut where no call is under way.</summary>
/// <remarks>
/// The first reading keeps two numbers of each operation, to find the cuts; the second keeps the operations of the parts that
/// are not whole yet. That is one part where a file is in order of call or of return, as recorders write them.
/// </remarks>
internal sealed class HistoryParts
{
    /// <summary>A part is closed at the first cut after as many operations: fewer cost more in cuts than in search.</summary>
    private const int LeastOperations = 1_000;

    private readonly IEnumerable<SourceLine> _lines;
    private readonly long[] _cuts;
    private readonly int[] _counts;

    private HistoryParts(IEnumerable<SourceLine> lines, long[] cuts, int[] counts)
    {
        _lines = lines;
        _cuts = cuts;
        _counts = counts;
    }

    /// <summary>The number of operations.</summary>
    public int Operations => _counts.Sum();

    /// <summary>Finds the cuts.</summary>
    /// <param name="lines">The operations; enumerated once now, and once for the parts.</param>
    /// <param name="leastOperations">Operations that a part has at least, the last one apart.</param>
    public static HistoryParts Of(IEnumerable<SourceLine> lines, int leastOperations = LeastOperations)
    {
        var calls = new List<long>();
        var returns = new List<long>();
        foreach (SourceLine source in lines)
        {
            calls.Add(source.Line.Call);

            // A call that never returned prevents no cut: it may take effect in any part from its own on.
            returns.Add(source.Line.Return ?? long.MinValue);
        }

        long[] call = [.. calls];
        long[] end = [.. returns];
        Array.Sort(call, end);
        var cuts = new List<long>();
        var counts = new List<int>();
        long last = long.MinValue;
        int from = 0;
        for (int i = 0; i < call.Length; i++)
        {
            // Equal times count as concurrent, so a call at the time of a return is no later.
            if (i - from >= leastOperations && call[i] > last)
            {
                cuts.Add(call[i]);
                counts.Add(i - from);
                from = i;
            }

            last = Math.Max(last, end[i]);
        }

        counts.Add(call.Length - from);
        return new HistoryParts(lines, [.. cuts], [.. counts]);
    }

    /// <summary>The parts in order of time.</summary>
    public IEnumerable<IReadOnlyList<SourceLine>> Read()
    {
        var open = new Dictionary<int, List<SourceLine>>();
        int next = 0;
        foreach (SourceLine line in _lines)
        {
            int found = Array.BinarySearch(_cuts, line.Line.Call);
            int part = found >= 0 ? found + 1 : ~found;
            if (!open.TryGetValue(part, out List<SourceLine>? held))
            {
                open.Add(part, held = []);
            }

            held.Add(line);
            while (open.TryGetValue(next, out List<SourceLine>? whole) && whole.Count == _counts[next])
            {
                yield return whole;
                open.Remove(next++);
            }
        }
    }
}
