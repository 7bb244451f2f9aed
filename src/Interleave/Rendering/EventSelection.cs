using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>
/// Chooses the events worth showing. With preemptions: those at each preemption, what the stopped thread did just before
/// and after, and what it and the others did meanwhile to the same resources. Without: those on resources that several
/// threads touched, around context switches. With both: the finding's own. What came before the first thread was started
/// explains nothing.
/// </summary>
internal sealed class EventSelection
{
    private const int Own = 2_000_000;
    private const int Chosen = 1_000_000;

    private readonly TraceReading _reading;
    private readonly IReadOnlyList<TraceEvent> _events;
    private readonly int[] _ranks;
    private readonly int _begin;

    /// <summary>Ranks all events.</summary>
    /// <param name="reading">The trace.</param>
    /// <param name="texts">What the finding says: resources it names matter.</param>
    /// <param name="place">The finding's place: the last event there matters.</param>
    /// <param name="threads">The threads it is about; empty for all.</param>
    internal EventSelection(TraceReading reading, IEnumerable<string> texts, string place, IReadOnlyList<int> threads)
    {
        _reading = reading;
        _events = reading.Events;
        _ranks = new int[_events.Count];
        _begin = BeginOf(_events);
        HashSet<int> named = Named(_events, [.. texts]);
        RankOwn(named, place, threads);
        // The last preemption is the nearest to the finding: it gets twice the share of the one before, and so on; those
        // that only hand over to a woken thread come behind.
        int rank = 1;
        foreach (Preemption preemption in reading.Preemptions.Reverse().OrderBy(p => p.IsHandOver(_events)))
        {
            int order = 0;
            foreach (int index in new PreemptionEvents(reading, preemption).InOrder())
            {
                Raise(index, Chosen - (order++ * rank));
            }

            rank++;
        }

        if (reading.Preemptions.Count == 0)
        {
            RankContended(named);
        }
    }

    /// <summary>Ascending indices of the events to show.</summary>
    internal IReadOnlyList<int> Choose(int budget) => _events.Count <= budget
        ? [.. Enumerable.Range(0, _events.Count)]
        :
        [
            .. Enumerable.Range(0, _events.Count)
                .Where(i => _ranks[i] > 0)
                .OrderByDescending(i => _ranks[i])
                .ThenByDescending(i => i)
                .Take(budget)
                .Order(),
        ];

    /// <summary>The last event of each kind that each thread did to what the finding names, and the last one at its place.</summary>
    private void RankOwn(HashSet<int> named, string place, IReadOnlyList<int> threads)
    {
        var seen = new HashSet<(int Thread, int Resource, AccessKind Kind)>();
        string method = _reading.Frames.MethodOf(place);
        bool isPlaceSeen = false;
        for (int i = _events.Count - 1; i >= 0; i--)
        {
            TraceEvent traced = _events[i];
            if (threads.Count > 0 && !threads.Contains(traced.Thread))
            {
                continue;
            }

            bool isThere = !isPlaceSeen && traced.Stack.Count > 0 && _reading.Frames.MethodOf(traced.Stack[0]) == method;
            isPlaceSeen |= isThere;
            if (isThere || (i >= _begin && named.Contains(traced.Resource) && seen.Add((traced.Thread, traced.Resource, traced.Kind))))
            {
                Raise(i, Own);
            }
        }
    }

    private void RankContended(HashSet<int> named)
    {
        HashSet<int> last = [.. _events.Index().GroupBy(e => e.Item.Thread).Select(g => g.Last().Index)];
        for (int i = _begin; i < _events.Count; i++)
        {
            bool contended = _reading.Contended.Contains(_events[i].Resource);
            bool changes = !AccessKinds.IsReadOnly(_events[i].Kind);
            Raise(i, 1 + (last.Contains(i) || named.Contains(_events[i].Resource) ? 8 : 0) + (contended ? 4 : 0) + (contended && IsAtSwitch(i) ? 2 : 0) + (contended && changes ? 1 : 0));
        }
    }

    /// <summary>Index of the first event of a second thread; 0 when there is only one.</summary>
    private static int BeginOf(IReadOnlyList<TraceEvent> events)
    {
        int begin = 0;
        while (begin < events.Count && events[begin].Thread == events[0].Thread)
        {
            begin++;
        }

        return begin < events.Count ? begin : 0;
    }

    private void Raise(int index, int rank) => _ranks[index] = Math.Max(_ranks[index], rank);

    private bool IsAtSwitch(int index) =>
        (index > 0 && _events[index - 1].Thread != _events[index].Thread)
        || (index + 1 < _events.Count && _events[index + 1].Thread != _events[index].Thread);

    private static HashSet<int> Named(IReadOnlyList<TraceEvent> events, string[] texts) =>
    [
        .. events
            .Where(e => e.Resource >= 0 && e.ResourceName.Length > 0)
            .DistinctBy(e => e.Resource)
            .Where(e => Array.Exists(texts, t => Mentions(t, e.ResourceName)))
            .Select(e => e.Resource),
    ];

    /// <summary>Whether a text holds a name and not only a longer one that begins with it (gate#3, gate#31).</summary>
    private static bool Mentions(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            int end = at + name.Length;
            if (end == text.Length || !char.IsLetterOrDigit(text[end]))
            {
                return true;
            }
        }

        return false;
    }
}
