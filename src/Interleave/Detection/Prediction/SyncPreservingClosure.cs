namespace Interleave.Detection.Prediction;

/// <summary>
/// The sync-preserving closure of a set of actions (Mathur, Pavlogiannis, Viswanathan: "Optimal Prediction of
/// Synchronization-Preserving Races", POPL 2021, Def. 2 and Alg. 1): the least set that contains with each action what its
/// thread did before it and what it needs, and with two conflicting acquisitions of a lock the release of the earlier
/// one. Run in the order of the trace, the actions of the closure are an execution of the program in which every read
/// gives what it gave, and in which each lock's critical sections keep their order.
/// </summary>
/// <remarks>
/// Deviations. Whole steps are taken: what a thread does between two scheduling points cannot be parted by any
/// schedule of this engine, so the closure holds all of it or nothing. Shared acquisitions do not conflict with shared
/// ones. Events, semaphores, tasks and whatever else is not a lock keep the order they had. The closure only grows,
/// so that a search over many pairs is linear in the trace (their §5).
/// </remarks>
internal sealed class SyncPreservingClosure
{
    private readonly ActionTrace _trace;
    private readonly bool _keepsLocks;

    // By thread: positions in the closure, and how many of them were looked at. Invariant: Done <= Within.
    private readonly int[] _within;
    private readonly int[] _done;
    private readonly Dictionary<int, List<LockHold>> _acquisitions = [];
    private readonly HashSet<int> _changedLocks = [];

    /// <summary>The empty closure.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="keepsLocks">False to leave the rule about locks out; <see cref="ReversingOrder"/> then orders them.</param>
    internal SyncPreservingClosure(ActionTrace trace, bool keepsLocks = true)
    {
        _trace = trace;
        _keepsLocks = keepsLocks;
        _within = new int[trace.ThreadCount];
        _done = new int[trace.ThreadCount];
    }

    /// <summary>True when no such set exists: it needs the release of a lock that was never given back.</summary>
    internal bool IsImpossible { get; private set; }

    /// <summary>Actions looked at, as a measure of cost.</summary>
    internal int Work { get; private set; }

    internal bool Contains(int index) => _trace.Position(index) < _within[_trace[index].Thread];

    /// <summary>Positions of the thread's actions in the closure: the first so many.</summary>
    internal int Within(int thread) => _within[thread];

    /// <summary>Takes in what the action's thread did before the action's step. <see cref="Close"/> follows.</summary>
    internal void AddBefore(int index) => Extend(_trace[index].Thread, _trace.StepStart(index));

    /// <summary>Takes in all that the actions taken in need.</summary>
    internal void Close()
    {
        bool grows = true;
        while (grows && !IsImpossible)
        {
            grows = false;
            for (int thread = 0; thread < _within.Length; thread++)
            {
                for (; _done[thread] < _within[thread]; _done[thread]++)
                {
                    TakeIn(_trace.Of(thread)[_done[thread]]);
                    grows = true;
                }
            }

            foreach (int changed in _changedLocks)
            {
                Release(_acquisitions[changed]);
            }

            _changedLocks.Clear();
        }
    }

    private void TakeIn(int index)
    {
        Work++;
        ref readonly TracedAction action = ref _trace[index];
        Add(_trace.Needs(index));
        if (action.Kind == ActionKind.Fixed)
        {
            for (int thread = 0; thread < _within.Length; thread++)
            {
                Extend(thread, _trace.PositionsBefore(thread, index));
            }
        }
        else if (_keepsLocks && action.IsAcquire)
        {
            Acquired(action, index);
        }
    }

    private void Acquired(in TracedAction action, int index)
    {
        if (!_acquisitions.TryGetValue(action.Resource, out List<LockHold>? known))
        {
            _acquisitions.Add(action.Resource, known = []);
        }

        // One thread's acquisitions in one mode: the earlier ones were given back before the last.
        LockMode mode = LockHold.ModeOf(action.Kind);
        int thread = action.Thread;
        int at = known.FindIndex(h => h.Mode == mode && _trace[h.Acquire].Thread == thread);
        if (at >= 0)
        {
            known[at] = new LockHold(action.Resource, mode, index);
        }
        else
        {
            known.Add(new LockHold(action.Resource, mode, index));
        }

        _changedLocks.Add(action.Resource);
    }

    private void Release(List<LockHold> acquisitions)
    {
        foreach (LockHold earlier in acquisitions)
        {
            foreach (LockHold later in acquisitions)
            {
                if (earlier.Acquire < later.Acquire
                    && LockHold.Conflict(earlier.Mode, later.Mode)
                    && _trace[earlier.Acquire].Thread != _trace[later.Acquire].Thread)
                {
                    IsImpossible |= _trace.ReleaseOf(earlier.Acquire) == ActionTrace.None;
                    Add(_trace.ReleaseOf(earlier.Acquire));
                    break;
                }
            }
        }
    }

    private void Add(int index)
    {
        if (index >= 0)
        {
            Extend(_trace[index].Thread, _trace.StepEnd(index));
        }
    }

    private void Extend(int thread, int count)
    {
        // Never a part of a step: PositionsBefore may fall into the step under way.
        if (count > _within[thread])
        {
            _within[thread] = _trace.StepEnd(_trace.Of(thread)[count - 1]);
        }
    }
}
