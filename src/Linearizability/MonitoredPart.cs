using Linearizability.Search;

namespace Linearizability;

/// <summary>The operations that a monitor is to decide: one part of a history, in order of their call times.</summary>
/// <typeparam name="TInput">What callers asked for.</typeparam>
/// <typeparam name="TOutput">What came back.</typeparam>
public sealed class MonitoredPart<TInput, TOutput>
{
    private readonly History<TInput, TOutput> _history;
    private readonly IReadOnlyList<int> _part;
    private readonly Func<int, bool> _isPending;
    private readonly Budget _budget;

    internal MonitoredPart(History<TInput, TOutput> history, IReadOnlyList<int> part, Func<int, bool> isPending, Budget budget)
    {
        _history = history;
        _part = part;
        _isPending = isPending;
        _budget = budget;
    }

    /// <summary>The number of operations.</summary>
    public int Count => _part.Count;

    /// <summary>The operation at a place; one whose return the minimiser has forgotten is pending.</summary>
    /// <param name="place">From 0 to <see cref="Count"/> - 1.</param>
    public Operation<TInput, TOutput> this[int place]
    {
        get
        {
            Operation<TInput, TOutput> operation = _history[_part[place]];
            return !operation.IsPending && _isPending(_part[place]) ? operation.Forget() : operation;
        }
    }

    /// <summary>Ends the check with Unknown when its time is over or it was cancelled. To be called every 100,000 steps or so.</summary>
    /// <exception cref="OperationCanceledException">The check is to end. The checker catches it; let it pass.</exception>
    public void ThrowIfStopped()
    {
        if (_budget.Time() is var bound and not CheckBound.None)
        {
            throw new CheckStoppedException(bound);
        }
    }
}
