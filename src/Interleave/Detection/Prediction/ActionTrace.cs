namespace Interleave.Detection.Prediction;

/// <summary>
/// The actions of one execution with what each of them needs: the steps of its thread before it, and up to one action
/// of another thread (the write it read from, the spawn that began its thread, the change it saw).
/// </summary>
internal sealed class ActionTrace
{
    /// <summary>Stands for no action.</summary>
    internal const int None = -1;

    private readonly TracedAction[] _actions;
    private readonly int[] _positions;
    private readonly int[] _stepStarts;
    private readonly int[] _stepEnds;
    private readonly int[] _needs;
    private readonly int[] _releases;
    private readonly LockHold[][] _held;
    private readonly List<int>[] _threads;

    internal ActionTrace(TracedAction[] actions)
    {
        _actions = actions;
        int count = _actions.Length;
        (_positions, _stepStarts, _stepEnds) = (new int[count], new int[count], new int[count]);
        (_needs, _releases, _held) = (new int[count], new int[count], new LockHold[count][]);
        int threads = 0;
        foreach (ref readonly TracedAction action in _actions.AsSpan())
        {
            threads = Math.Max(threads, Math.Max(action.Thread, action.Peer) + 1);
        }

        _threads = [.. Enumerable.Range(0, threads).Select(_ => new List<int>())];
        var needs = new ActionNeeds(_actions);
        var locks = new HeldLocks(_releases, threads);
        for (int i = 0; i < count; i++)
        {
            ref readonly TracedAction action = ref _actions[i];
            List<int> own = _threads[action.Thread];
            _positions[i] = own.Count;
            bool continues = own.Count > 0 && _actions[own[^1]].Point == action.Point;
            _stepStarts[i] = continues ? _stepStarts[own[^1]] : own.Count;
            own.Add(i);
            _needs[i] = needs.Of(i);
            _held[i] = locks.Before(i, action);
        }

        foreach (List<int> own in _threads)
        {
            for (int at = own.Count - 1; at >= 0; at--)
            {
                bool last = at == own.Count - 1 || _actions[own[at + 1]].Point != _actions[own[at]].Point;
                _stepEnds[own[at]] = last ? at + 1 : _stepEnds[own[at + 1]];
            }
        }
    }

    internal int Count => _actions.Length;

    /// <summary>One more than the highest thread id.</summary>
    internal int ThreadCount => _threads.Length;

    internal ref readonly TracedAction this[int index] => ref _actions[index];

    /// <summary>Indices of a thread's actions, ascending.</summary>
    internal List<int> Of(int thread) => _threads[thread];

    /// <summary>Where the action stands in its thread.</summary>
    internal int Position(int index) => _positions[index];

    /// <summary>Position of the first action of its step.</summary>
    internal int StepStart(int index) => _stepStarts[index];

    /// <summary>One more than the position of the last action of its step.</summary>
    internal int StepEnd(int index) => _stepEnds[index];

    /// <summary>The action of another thread that it needs; <see cref="None"/> when there is none.</summary>
    internal int Needs(int index) => _needs[index];

    /// <summary>For an acquisition, the release; <see cref="None"/> when the lock was never given back.</summary>
    internal int ReleaseOf(int index) => _releases[index];

    /// <summary>The locks held just before it, in the order they were taken.</summary>
    internal LockHold[] HeldBefore(int index) => _held[index];

    /// <summary>Positions of the thread's actions that came before an action of the trace.</summary>
    internal int PositionsBefore(int thread, int index)
    {
        int at = _threads[thread].BinarySearch(index);
        return at < 0 ? ~at : at;
    }
}
