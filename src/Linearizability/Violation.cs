namespace Linearizability;

/// <summary>Why a history is not linearizable.</summary>
/// <typeparam name="TInput">What callers asked for.</typeparam>
/// <typeparam name="TOutput">What came back.</typeparam>
public sealed class Violation<TInput, TOutput>
{
    internal Violation(History<TInput, TOutput> history, IReadOnlyList<int> part)
    {
        History = history;
        Part = part;
        Core = part;
    }

    /// <summary>The whole history that was checked.</summary>
    public History<TInput, TOutput> History { get; }

    /// <summary>
    /// Indices of the operations that failed: a part of the history, or those of a part that a monitor found in conflict,
    /// the others struck out because they cannot explain anything.
    /// </summary>
    public IReadOnlyList<int> Part { get; }

    /// <summary>Longest explanations: as many completed operations of the part as any order explains.</summary>
    public IReadOnlyList<LinearizedPrefix> LongestPrefixes { get; internal init; } = [];

    /// <summary>
    /// Indices of the minimal failing sub-history, in order of call. No order explains their outcomes, whatever the
    /// other calls of the part did; drop any one of them, and some order does.
    /// </summary>
    /// <remarks>
    /// An operation is dropped by forgetting its return (<see cref="Operation{TInput, TOutput}.Forget"/>), not by
    /// striking it out. A counter-example to striking out: A writes 1, then B writes 2, then C reads 1. C's read alone
    /// "fails" once both writes are struck out, yet reading 1 is no bug where 1 was written; the bug is that all three
    /// hold. Forgetting keeps exactly these three.
    /// </remarks>
    public IReadOnlyList<int> Core { get; internal init; }

    /// <summary>
    /// Indices of calls forgotten that had begun before the core was complete. Each may have taken effect or not, with
    /// any outcome; none explains the core.
    /// </summary>
    public IReadOnlyList<int> Forgotten { get; internal init; } = [];

    /// <summary>Whether <see cref="Core"/> was shown minimal; false when a bound of the minimiser was reached first.</summary>
    public bool IsMinimal { get; internal init; }

    /// <summary>The core as a history of its own; it is not linearizable either.</summary>
    /// <returns>The operations of <see cref="Core"/>, in order of call.</returns>
    public History<TInput, TOutput> CoreHistory() => new(Core.Select(index => History[index]));
}
