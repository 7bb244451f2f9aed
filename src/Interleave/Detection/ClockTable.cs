namespace Interleave.Detection;

/// <summary>Vector clocks by small numbers (thread ids, resource ordinals); cleared, not dropped, between executions.</summary>
internal sealed class ClockTable
{
    private readonly List<VectorClock> _used = [];
    private readonly Stack<VectorClock> _pool = new();
    private readonly List<int> _numbers = [];
    private VectorClock?[] _clocks = new VectorClock?[64];

    /// <summary>The clocks in use, by order of first use.</summary>
    internal List<VectorClock> All => _used;

    internal VectorClock? TryGet(int number) => (uint)number < (uint)_clocks.Length ? _clocks[number] : null;

    /// <summary>The clock of a number; all zero at first use.</summary>
    internal VectorClock Of(int number)
    {
        if (number >= _clocks.Length)
        {
            Array.Resize(ref _clocks, Math.Max(number + 1, _clocks.Length * 2));
        }

        return _clocks[number] ??= Take(number);
    }

    internal void Clear()
    {
        foreach (int number in _numbers)
        {
            _clocks[number] = null;
        }

        foreach (VectorClock clock in _used)
        {
            clock.Clear();
            _pool.Push(clock);
        }

        _numbers.Clear();
        _used.Clear();
    }

    private VectorClock Take(int number)
    {
        VectorClock clock = _pool.TryPop(out VectorClock? pooled) ? pooled : new VectorClock();
        _used.Add(clock);
        _numbers.Add(number);
        return clock;
    }
}
