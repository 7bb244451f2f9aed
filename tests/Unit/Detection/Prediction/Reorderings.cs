using Interleave.Detection.Prediction;

namespace Unit.Detection.Prediction;

/// <summary>
/// Every execution one may infer from a trace, by brute force and without closures: each thread does a prefix of its
/// actions, each read gives what it gave, locks exclude, and (sync-preserving ones) conflicting critical sections of one
/// lock, as far as they are begun, keep their order. Collects which actions can be next at once.
/// </summary>
internal sealed class Reorderings
{
    private readonly List<TracedAction> _actions;
    private readonly List<int>[] _threads;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private readonly bool _syncPreserving;

    public Reorderings(List<TracedAction> actions, bool syncPreserving = true)
    {
        _syncPreserving = syncPreserving;
        _actions = actions;
        _threads = [.. Enumerable.Range(0, actions.Max(a => Math.Max(a.Thread, a.Peer)) + 1).Select(_ => new List<int>())];
        for (int i = 0; i < actions.Count; i++)
        {
            _threads[actions[i].Thread].Add(i);
        }

        Visit([]);
    }

    /// <summary>Pairs of sites of conflicting plain accesses that can both be next.</summary>
    public SortedSet<(int, int)> Races { get; } = [];

    /// <summary>Sites of acquisitions, by two, that wait for one another.</summary>
    public SortedSet<(int, int)> Deadlocks { get; } = [];

    private void Visit(List<int> done)
    {
        int[] at = [.. _threads.Select(t => t.Count(done.Contains))];
        string key = string.Join(',', at) + "|" + string.Join(',', LastWrites(done)) + "|" + string.Join(',', done.Where(i => _actions[i].IsAcquire));
        if (!_seen.Add(key))
        {
            return;
        }

        int[] next = [.. _threads.Select((t, i) => at[i] < t.Count ? t[at[i]] : -1).Where(i => i >= 0)];
        Collect(done, next);
        foreach (int index in next)
        {
            if (CanCome(done, index))
            {
                Visit([.. done, index]);
            }
        }
    }

    private void Collect(List<int> done, int[] next)
    {
        foreach (int a in next)
        {
            foreach (int b in next.Where(b => _actions[a].Thread < _actions[b].Thread))
            {
                (TracedAction first, TracedAction second) = (_actions[a], _actions[b]);
                (int, int) sites = (Math.Min(first.Site, second.Site), Math.Max(first.Site, second.Site));
                if (first.IsPlain && second.IsPlain && first.Resource == second.Resource && (first.Writes || second.Writes)
                    && IsStarted(done, a) && IsStarted(done, b))
                {
                    Races.Add(sites);
                }

                if (first.IsAcquire && second.IsAcquire && IsStarted(done, a) && IsStarted(done, b) && Holds(done, first.Thread, second) && Holds(done, second.Thread, first))
                {
                    Deadlocks.Add(sites);
                }
            }
        }
    }

    // A thread that somebody makes in the trace has begun once it did something.
    private bool IsStarted(List<int> done, int index) => done.Exists(i => _actions[i].Thread == _actions[index].Thread)
        || !_actions.Exists(a => a.Kind == ActionKind.Spawn && a.Peer == _actions[index].Thread);

    private bool CanCome(List<int> done, int index)
    {
        TracedAction action = _actions[index];
        return action.Kind switch
        {
            ActionKind.Read or ActionKind.Update => LastBefore(index, a => a.Writes && a.Resource == action.Resource) == Last(done, a => a.Writes && a.Resource == action.Resource),
            ActionKind.Start => Comes(done, index, a => a.Kind == ActionKind.Spawn && a.Peer == action.Thread),
            ActionKind.Join => Comes(done, index, a => a.Kind == ActionKind.End && a.Thread == action.Peer),
            ActionKind.Change or ActionKind.Look => LastBefore(index, a => a.Kind == ActionKind.Change && a.Resource == action.Resource)
                == Last(done, a => a.Kind == ActionKind.Change && a.Resource == action.Resource),
            ActionKind.Fixed => Enumerable.Range(0, index).All(done.Contains),
            _ when action.IsAcquire => !Enumerable.Range(0, _threads.Length).Any(t => t != action.Thread && Holds(done, t, action)) && KeepsOrder(done, index),
            _ => true,
        };
    }

    private bool KeepsOrder(List<int> done, int index) => !_syncPreserving || !done.Exists(i => i > index
        && _actions[i].IsAcquire
        && _actions[i].Resource == _actions[index].Resource
        && _actions[i].Thread != _actions[index].Thread
        && LockHold.Conflict(LockHold.ModeOf(_actions[i].Kind), LockHold.ModeOf(_actions[index].Kind)));

    private bool Holds(List<int> done, int thread, TracedAction wanted)
    {
        var held = new List<LockMode>();
        foreach (int i in done.Where(i => _actions[i].Thread == thread && _actions[i].Resource == wanted.Resource))
        {
            if (_actions[i].IsAcquire)
            {
                held.Add(LockHold.ModeOf(_actions[i].Kind));
            }
            else if (_actions[i].Kind == ActionKind.Release)
            {
                held.RemoveAt(held.Count - 1);
            }
        }

        return held.Exists(m => LockHold.Conflict(m, LockHold.ModeOf(wanted.Kind)));
    }

    private bool Comes(List<int> done, int index, Predicate<TracedAction> needed) => LastBefore(index, needed) is var before && (before < 0 || done.Contains(before));

    private int LastBefore(int index, Predicate<TracedAction> which) => _actions.FindLastIndex(Math.Max(0, index - 1), index, which);

    private int Last(List<int> done, Predicate<TracedAction> which) => done.FindLast(i => which(_actions[i])) is var found && (found != 0 || done.Exists(i => i == 0 && which(_actions[0]))) ? found : -1;

    private IEnumerable<int> LastWrites(List<int> done) =>
        _actions.Where(a => a.Writes).Select(a => a.Resource).Distinct().Select(r => Last(done, a => a.Writes && a.Resource == r));
}
