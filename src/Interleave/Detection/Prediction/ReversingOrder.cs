namespace Interleave.Detection.Prediction;

/// <summary>
/// Orders a set of actions in which some locks are held to the end: the critical sections that are complete come before
/// those that stay open, whatever came first in the trace; all else keeps the order of the trace. After Shi, Mathur,
/// Pavlogiannis: "Optimistic Prediction of Synchronization-Reversal Data Races", ICSE 2024. It finds the race whose one
/// side is inside the critical section that happened to come first, which no sync-preserving order shows.
/// </summary>
/// <remarks>
/// Deviation: conflicting accesses to memory all keep their order, so there is no search among orders; what is missed by
/// that, another execution may show. Nothing here need be proved sound, since a witness is run.
/// </remarks>
internal sealed class ReversingOrder
{
    private readonly ActionTrace _trace;
    private readonly SyncPreservingClosure _set;
    private readonly StepGraph _graph;

    internal ReversingOrder(ActionTrace trace, SyncPreservingClosure set)
    {
        _trace = trace;
        _set = set;
        _graph = new StepGraph(trace);
    }

    /// <summary>The actions of the set in an order that can be run; null when there is none of this kind.</summary>
    internal IReadOnlyList<int>? Find()
    {
        var memory = new ConflictOrder(_graph);
        var others = new ConflictOrder(_graph);
        for (int i = 0; i < _trace.Count; i++)
        {
            if (!_set.Contains(i))
            {
                continue;
            }

            TracedAction action = _trace[i];
            _graph.Add(i);
            _graph.Edge(_trace.Needs(i), i);
            switch (action.Kind)
            {
                case ActionKind.Read or ActionKind.Write or ActionKind.Update:
                    memory.Take(action.Resource, i, action.Kind != ActionKind.Read);
                    break;
                case ActionKind.Change or ActionKind.Look or ActionKind.ReleaseToWait or ActionKind.Reacquire:
                    others.Take(action.Resource, i, action.Kind != ActionKind.Look);
                    break;
                case ActionKind.Fixed:
                    _graph.EdgesFromAll(i);
                    break;
            }
        }

        return OrderLocks() ? _graph.Sort() : null;
    }

    /// <summary>Complete sections keep their order, open ones come last; false when two of those exclude each other.</summary>
    private bool OrderLocks()
    {
        foreach (IGrouping<int, int> acquisitions in Enumerable.Range(0, _trace.Count).Where(i => _trace[i].IsAcquire && _set.Contains(i)).GroupBy(i => _trace[i].Resource))
        {
            foreach (int later in acquisitions)
            {
                foreach (int earlier in IsOpen(later) ? acquisitions : acquisitions.Where(a => a < later && !IsOpen(a)))
                {
                    if (!Conflict(earlier, later))
                    {
                        continue;
                    }

                    if (IsOpen(earlier))
                    {
                        return false;
                    }

                    _graph.Edge(_trace.ReleaseOf(earlier), later);
                }
            }
        }

        return true;
    }

    private bool IsOpen(int acquire) => _trace.ReleaseOf(acquire) is var release && (release == ActionTrace.None || !_set.Contains(release));

    private bool Conflict(int a, int b) => _trace[a].Thread != _trace[b].Thread
        && LockHold.Conflict(LockHold.ModeOf(_trace[a].Kind), LockHold.ModeOf(_trace[b].Kind));
}
