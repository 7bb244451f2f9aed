namespace Interleave.Detection.Prediction;

/// <summary>
/// Sync-preserving deadlocks (Tunç, Mathur, Pavlogiannis, Viswanathan: "Sound Dynamic Deadlock Prediction in Linear
/// Time", PLDI 2023): cycles in which each thread wants a lock that the next one holds, no two of them under a common
/// lock (the gate locks of Havelund: "Using Runtime Analysis to Guide Model Checking of Java Programs", SPIN 2000, and
/// Agarwal, Wang, Stoller: "Detecting Potential Deadlocks with Static Analysis and Run-Time Monitoring", 2005), such
/// that the sync-preserving closure of what came before the acquisitions holds none of them. The closure knows what was
/// forked and joined, so nothing else need prune those.
/// </summary>
/// <remarks>
/// Deviations: where no order of the trace's locks shows it, one that reverses some is tried
/// (<see cref="ReversingOrder"/>); shared and upgradeable locks; a writer that waits blocks readers without holding anything; at most
/// <see cref="MaxLength"/> threads and <see cref="MaxCycles"/> abstract cycles.
/// </remarks>
internal sealed class DeadlockPredictor(ActionTrace trace, bool reverses = true)
{
    /// <summary>Threads in a cycle at most.</summary>
    internal const int MaxLength = 4;

    /// <summary>Abstract cycles looked at, at most.</summary>
    internal const int MaxCycles = 1_000;

    /// <summary>Actions looked at, at most, over all closures of one trace; and pairs of requests compared.</summary>
    internal const int MaxWork = 2_000_000;

    private readonly List<LockRequest> _requests = [.. LockRequest.Of(trace)];
    private readonly List<LockRequest> _path = [];
    private readonly List<Prediction> _predictions = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private int _cycles;
    private long _work;

    /// <summary>One for each set of sites.</summary>
    internal IReadOnlyList<Prediction> Predict()
    {
        foreach (LockRequest first in _requests)
        {
            // Each cycle once: begun at the lowest thread.
            _path.Add(first);
            Extend();
            _path.Clear();
        }

        return _predictions;
    }

    private void Extend()
    {
        LockRequest last = _path[^1];
        foreach (LockRequest next in _requests)
        {
            if (_cycles == MaxCycles || ++_work > MaxWork)
            {
                return;
            }

            if (next.Thread <= _path[0].Thread || !last.IsBlockedBy(next) || !Fits(next))
            {
                continue;
            }

            _path.Add(next);
            if (next.IsBlockedBy(_path[0]))
            {
                _cycles++;
                Instantiate();
            }

            if (_path.Count < MaxLength)
            {
                Extend();
            }

            _path.RemoveAt(_path.Count - 1);
        }
    }

    private bool Fits(LockRequest next) => _path.TrueForAll(p => p.Thread != next.Thread && !LockHold.Exclude(p.Held, next.Held));

    private void Instantiate()
    {
        string places = string.Join(',', _path.Select(r => trace[r.Instances[0]].Site).Order());
        if (!_told.Contains(places) && (InOrder() ?? Reversed()) is { } found)
        {
            _told.Add(places);
            _predictions.Add(found);
        }
    }

    private Prediction? Reversed()
    {
        _work += trace.Count;
        return reverses ? Prediction.Reversing(FindingKind.Deadlock, [.. _path.Select(r => r.Instances[0])], trace) : null;
    }

    /// <summary>
    /// The first instances outside of their own closure. It only grows, so an instance inside it is passed over for
    /// good (their Alg. 2).
    /// </summary>
    private Prediction? InOrder()
    {
        int[] at = new int[_path.Count];
        var closure = new SyncPreservingClosure(trace);
        while (true)
        {
            int[] targets = [.. _path.Select((r, i) => r.Instances[at[i]])];
            foreach (int target in targets)
            {
                closure.AddBefore(target);
            }

            int before = closure.Work;
            closure.Close();
            _work += closure.Work - before;
            if (closure.IsImpossible || _work > MaxWork)
            {
                return null;
            }

            int inside = Array.FindIndex(targets, closure.Contains);
            if (inside < 0)
            {
                return Prediction.InOrder(FindingKind.Deadlock, targets, closure, trace);
            }

            if (++at[inside] == _path[inside].Instances.Count)
            {
                return null;
            }
        }
    }
}
