namespace Interleave.Detection.Prediction;

/// <summary>
/// Sync-preserving data races (Mathur, Pavlogiannis, Viswanathan, POPL 2021): two conflicting plain accesses both
/// outside of the closure of what their threads did before them. The closure, run in the order of the trace, then
/// brings both threads to stand before their accesses.
/// </summary>
/// <remarks>
/// As in their Alg. 2, one closure serves all pairs of two lists of accesses, since it only grows: an access inside it
/// is inside for all later partners too. Where no order of the trace's locks shows a race, one that reverses some is
/// tried (<see cref="ReversingOrder"/>). Deviations: for each two threads and each two kinds of access (site, read or
/// write, locks held) one pair is told, and each pair of sites once; the cost is bounded by <see cref="MaxWork"/>.
/// </remarks>
internal sealed class RacePredictor(ActionTrace trace, bool reverses = true)
{
    /// <summary>Actions looked at, at most, over all closures of one trace.</summary>
    internal const int MaxWork = 2_000_000;

    /// <summary>Accesses of each list that are tried in reversed orders, which must be sorted anew for each pair.</summary>
    private const int MaxReversed = 2;

    private readonly HashSet<(int, int)> _told = [];
    private readonly List<Prediction> _predictions = [];
    private int _work;

    /// <summary>True when the bound on the cost ended the search.</summary>
    internal bool IsCutShort => _work > MaxWork;

    /// <summary>The races by pair of sites, in the order of their locations' first touch.</summary>
    internal IReadOnlyList<Prediction> Predict()
    {
        foreach (List<AccessList> location in ByLocation())
        {
            for (int i = 0; i < location.Count; i++)
            {
                for (int j = i + 1; j < location.Count && !IsCutShort; j++)
                {
                    if (MayRace(location[i], location[j]) && (FirstPair(location[i], location[j]) ?? Reversed(location[i], location[j])) is { } found)
                    {
                        _told.Add(Sites(location[i], location[j]));
                        _predictions.Add(found);
                    }
                }
            }
        }

        return _predictions;
    }

    private bool MayRace(AccessList a, AccessList b) =>
        a.Thread != b.Thread && (a.Writes || b.Writes) && !LockHold.Exclude(a.Held, b.Held) && !_told.Contains(Sites(a, b));

    private static (int, int) Sites(AccessList a, AccessList b) => (Math.Min(a.Site, b.Site), Math.Max(a.Site, b.Site));

    private Prediction? FirstPair(AccessList a, AccessList b)
    {
        var closure = new SyncPreservingClosure(trace);
        (int i, int j) = (0, 0);
        while (i < a.Accesses.Count && j < b.Accesses.Count && _work + closure.Work <= MaxWork)
        {
            closure.AddBefore(a.Accesses[i]);
            closure.AddBefore(b.Accesses[j]);
            closure.Close();
            if (closure.IsImpossible)
            {
                break;
            }

            bool inA = closure.Contains(a.Accesses[i]);
            bool inB = closure.Contains(b.Accesses[j]);
            if (!inA && !inB)
            {
                _work += closure.Work;
                int[] pair = [Math.Min(a.Accesses[i], b.Accesses[j]), Math.Max(a.Accesses[i], b.Accesses[j])];
                return Prediction.InOrder(FindingKind.DataRace, pair, closure, trace);
            }

            i += inA ? 1 : 0;
            j += inB ? 1 : 0;
        }

        _work += closure.Work;
        return null;
    }

    private Prediction? Reversed(AccessList a, AccessList b)
    {
        foreach (int first in a.Accesses.Take(MaxReversed))
        {
            foreach (int second in b.Accesses.Take(MaxReversed))
            {
                _work += trace.Count;
                if (reverses && !IsCutShort && Prediction.Reversing(FindingKind.DataRace, [Math.Min(first, second), Math.Max(first, second)], trace) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>The plain accesses that have a scheduling point of their own, by location that two threads touch and one writes.</summary>
    private IEnumerable<List<AccessList>> ByLocation()
    {
        var lists = new Dictionary<(int, int, int, bool, string), AccessList>();
        var names = new Dictionary<LockHold[], string>(ReferenceEqualityComparer.Instance);
        var locations = new Dictionary<int, List<AccessList>>();
        for (int i = 0; i < trace.Count; i++)
        {
            ref readonly TracedAction action = ref trace[i];
            if (!action.IsPlain || trace.Position(i) != trace.StepStart(i))
            {
                continue;
            }

            LockHold[] held = trace.HeldBefore(i);
            if (!names.TryGetValue(held, out string? name))
            {
                names.Add(held, name = string.Join(',', held.Select(h => (h.Lock, h.Mode))));
            }

            var key = (action.Resource, action.Thread, action.Site, action.Writes, name);
            if (!lists.TryGetValue(key, out AccessList? list))
            {
                lists.Add(key, list = new AccessList(action.Thread, action.Site, action.Writes, held, []));
                if (!locations.TryGetValue(action.Resource, out List<AccessList>? location))
                {
                    locations.Add(action.Resource, location = []);
                }

                location.Add(list);
            }

            list.Accesses.Add(i);
        }

        return locations.OrderBy(p => p.Key).Select(p => p.Value).Where(l => l.Exists(a => a.Writes) && l.Exists(a => a.Thread != l[0].Thread));
    }

    private sealed record AccessList(int Thread, int Site, bool Writes, LockHold[] Held, List<int> Accesses);
}
