using System.Collections;

namespace Linearizability;

/// <summary>A finite set of operations, in order of their call times.</summary>
/// <typeparam name="TInput">What callers asked for.</typeparam>
/// <typeparam name="TOutput">What came back.</typeparam>
/// <remarks>Immutable. An operation's index in this list is its name in verdicts and pictures.</remarks>
public sealed class History<TInput, TOutput> : IReadOnlyList<Operation<TInput, TOutput>>
{
    private readonly Operation<TInput, TOutput>[] _operations;

    /// <summary>Makes a history of <paramref name="operations"/>, sorted by call time (ties keep their order).</summary>
    /// <param name="operations">The operations in any order.</param>
    /// <exception cref="ArgumentException">
    /// An operation returned before it was called. Check the clock that stamped it: one clock must stamp both ends.
    /// </exception>
    public History(IEnumerable<Operation<TInput, TOutput>> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        _operations = [.. operations.OrderBy(static operation => operation.CallTime)];
        for (int i = 0; i < _operations.Length; i++)
        {
            Operation<TInput, TOutput> operation = _operations[i];
            if (!operation.IsPending && operation.ReturnTime < operation.CallTime)
            {
                throw new ArgumentException(
                    $"Operation {i} ({operation.Input}) returned at {operation.ReturnTime}, before its call at {operation.CallTime}: " +
                    "stamp both ends with one clock, the call before and the return after the call.",
                    nameof(operations));
            }
        }
    }

    /// <summary>The number of operations, pending ones included.</summary>
    public int Count => _operations.Length;

    /// <summary>The operation with the given index, 0 being the first called.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public Operation<TInput, TOutput> this[int index] => _operations[index];

    /// <summary>The operations as contiguous memory, in order of call.</summary>
    /// <returns>A span over the history's own, never changing array.</returns>
    public ReadOnlySpan<Operation<TInput, TOutput>> AsSpan() => _operations;

    /// <inheritdoc/>
    public IEnumerator<Operation<TInput, TOutput>> GetEnumerator() =>
        ((IEnumerable<Operation<TInput, TOutput>>)_operations).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
