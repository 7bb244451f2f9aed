namespace Linearizability.Search;

/// <summary>Gives each distinct state a small number, so that the search compares numbers only.</summary>
internal sealed class StateTable<TState>
{
    private const int Empty = -1;

    private readonly IEqualityComparer<TState> _comparer;
    private TState[] _states = new TState[16];
    private int[] _hashes = new int[16];
    private int[] _slots;

    public StateTable(IEqualityComparer<TState> comparer)
    {
        _comparer = comparer;
        _slots = NewSlots(32);
    }

    public int Count { get; private set; }

    public TState this[int id] => _states[id];

    public int Intern(TState state)
    {
        int hash = (int)HashMix.Mix((uint)_comparer.GetHashCode(state!));
        int mask = _slots.Length - 1;
        int slot = hash & mask;
        for (; _slots[slot] != Empty; slot = (slot + 1) & mask)
        {
            int id = _slots[slot];
            if (_hashes[id] == hash && _comparer.Equals(_states[id], state))
            {
                return id;
            }
        }

        if (Count == _states.Length)
        {
            Grow();
            return Intern(state);
        }

        _states[Count] = state;
        _hashes[Count] = hash;
        _slots[slot] = Count;
        return Count++;
    }

    private void Grow()
    {
        Array.Resize(ref _states, 2 * Count);
        Array.Resize(ref _hashes, 2 * Count);
        _slots = NewSlots(4 * Count);
        int mask = _slots.Length - 1;
        for (int id = 0; id < Count; id++)
        {
            int slot = _hashes[id] & mask;
            while (_slots[slot] != Empty)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = id;
        }
    }

    private static int[] NewSlots(int length)
    {
        int[] slots = new int[length];
        Array.Fill(slots, Empty);
        return slots;
    }
}
