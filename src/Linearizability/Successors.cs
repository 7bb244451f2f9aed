namespace Linearizability;

/// <summary>Where a <see cref="Model{TState, TInput, TOutput}"/> puts the states that may follow a step.</summary>
/// <typeparam name="TState">The model's state.</typeparam>
/// <remarks>The checker owns and reuses it, so that a step allocates nothing but its new states.</remarks>
public sealed class Successors<TState>
{
    private TState[] _states = new TState[4];

    /// <summary>The number of states added; 0 says that the step is not allowed.</summary>
    public int Count { get; private set; }

    /// <summary>The state added as number <paramref name="index"/>.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public TState this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _states[index];
        }
    }

    /// <summary>Adds a state that may follow. Adding an equal state twice is allowed and has no further effect.</summary>
    /// <param name="state">The state after the step.</param>
    public void Add(TState state)
    {
        if (Count == _states.Length)
        {
            Array.Resize(ref _states, 2 * Count);
        }

        _states[Count++] = state;
    }

    /// <summary>Forgets the states added.</summary>
    public void Clear()
    {
        Array.Clear(_states, 0, Count);
        Count = 0;
    }
}
