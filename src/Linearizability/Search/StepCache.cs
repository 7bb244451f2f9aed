namespace Linearizability.Search;

/// <summary>Asks the model each (state, operation) once, and remembers the answer as a range of state numbers.</summary>
/// <remarks>
/// A search meets one state and one operation under many linearized sets. The cache outlives a search, so that the
/// minimiser's trials share it: an operation and its forgotten twin are told apart by the lowest bit of the key.
/// </remarks>
internal sealed class StepCache<TState, TInput, TOutput>
{
    private readonly Model<TState, TInput, TOutput> _model;
    private readonly History<TInput, TOutput> _history;
    private readonly StateTable<TState> _states;
    private readonly Successors<TState> _successors = new();
    private int[] _targets = new int[32];
    private int _targetCount;
    private long _stateBytes;
    private Slot[] _slots = new Slot[32];
    private int _used;

    public StepCache(Model<TState, TInput, TOutput> model, History<TInput, TOutput> history)
    {
        _model = model;
        _history = history;
        _states = new StateTable<TState>(model.StateComparer);
        InitialState = _states.Intern(model.InitialState);
    }

    public int InitialState { get; }

    /// <summary>Distinct states met.</summary>
    public int StateCount => _states.Count;

    /// <summary>Bytes of the tables while the next answer is added, and of the states.</summary>
    public long PeakBytes => _stateBytes + (16L * (_slots.Length + (2 * (_used + 1) > _slots.Length ? GrownLength : 0)))
        + (4L * _targets.Length) + (24L * _states.Count);

    // Small tables grow fast, large ones by no more than need be.
    private int GrownLength => _slots.Length < (1 << 12) ? 4 * _slots.Length : 2 * _slots.Length;

    /// <summary>The state with a number.</summary>
    public TState this[int state] => _states[state];

    /// <summary>The number of a state.</summary>
    public int Number(TState state) => _states.Intern(state);

    /// <summary>The target with an index of a range that <see cref="Step"/> gave.</summary>
    public int Target(int index) => _targets[index];

    public bool NeverChangesState(int operation, bool forgotten)
    {
        Operation<TInput, TOutput> op = _history[operation];
        return _model.NeverChangesState(op.Input, forgotten ? default : op.Outcome);
    }

    /// <summary>The targets of an operation from a state: indices from Start, before End.</summary>
    public (int Start, int End) Step(int state, int operation, bool forgotten)
    {
        // +1 keeps the key of an empty slot, 0, free.
        ulong key = (((ulong)(uint)state << 32) | ((uint)operation << 1) | (forgotten ? 1u : 0u)) + 1;
        int mask = _slots.Length - 1;
        int index = (int)HashMix.Mix(key) & mask;
        while (_slots[index].Key != 0)
        {
            if (_slots[index].Key == key)
            {
                return (_slots[index].Start, _slots[index].End);
            }

            index = (index + 1) & mask;
        }

        (int start, int end) = Ask(state, operation, forgotten);
        _slots[index] = new Slot(key, start, end);
        if (2 * ++_used > _slots.Length)
        {
            Grow();
        }

        return (start, end);
    }

    private (int Start, int End) Ask(int state, int operation, bool forgotten)
    {
        Operation<TInput, TOutput> op = _history[operation];
        _successors.Clear();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        int known = _states.Count;
        _model.Step(_states[state], op.Input, forgotten ? default : op.Outcome, _successors);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        int start = _targetCount;
        for (int i = 0; i < _successors.Count; i++)
        {
            if (_targetCount == _targets.Length)
            {
                Array.Resize(ref _targets, 2 * _targetCount);
            }

            _targets[_targetCount++] = _states.Intern(_successors[i]);
        }

        // What a new state takes only its model knows; no more than was allocated for it.
        _stateBytes += _states.Count > known ? allocated : 0;
        return (start, _targetCount);
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = new Slot[GrownLength];
        int mask = _slots.Length - 1;
        foreach (Slot slot in old)
        {
            if (slot.Key != 0)
            {
                int index = (int)HashMix.Mix(slot.Key) & mask;
                while (_slots[index].Key != 0)
                {
                    index = (index + 1) & mask;
                }

                _slots[index] = slot;
            }
        }
    }

    private readonly record struct Slot(ulong Key, int Start, int End);
}
