namespace Linearizability;

/// <summary>A sequential specification: what one operation after another may answer.</summary>
/// <typeparam name="TState">An immutable state with value equality.</typeparam>
/// <typeparam name="TInput">What callers ask for.</typeparam>
/// <typeparam name="TOutput">What comes back.</typeparam>
/// <remarks>
/// Pure: no method changes anything, and equal arguments give equal results. One law binds <see cref="Step"/>: a
/// pending step allows every state that some output allows, because a call without an answer may have done whatever
/// an answered one can do. Most models are functions of the state: derive those from
/// <see cref="DeterministicModel{TState, TInput, TOutput}"/>.
/// </remarks>
public abstract class Model<TState, TInput, TOutput>
{
    /// <summary>The state before the first operation of a history, and of each part of it.</summary>
    public abstract TState InitialState { get; }

    /// <summary>When two states count as one. Equal states must allow equal futures.</summary>
    public virtual IEqualityComparer<TState> StateComparer => EqualityComparer<TState>.Default;

    /// <summary>Adds to <paramref name="next"/> each state that may follow; none when the outcome is not allowed.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="input">What was asked.</param>
    /// <param name="outcome">What came back, or pending.</param>
    /// <param name="next">Receives the states after. Empty when called.</param>
    public abstract void Step(TState state, TInput input, Outcome<TOutput> outcome, Successors<TState> next);

    /// <summary>
    /// Whether such an operation leaves every state that allows it as it was (a read, a refusal). The checker then
    /// takes it as soon as it is allowed and never reconsiders: a large saving.
    /// </summary>
    /// <param name="input">What was asked.</param>
    /// <param name="outcome">What came back, or pending.</param>
    /// <returns>True only when no state is changed by it; false is always safe.</returns>
    /// <remarks>
    /// "It leaves this state as it was" would not do. A register holds 1. Concurrent: A writes 1, B writes 2, C reads
    /// 2, then D, after all of them, reads 1. Taking A's write at once, as it changes nothing, leaves B's 2 for D;
    /// the right order is B, C, A, D.
    /// </remarks>
    public virtual bool NeverChangesState(TInput input, Outcome<TOutput> outcome) => false;

    /// <summary>Splits a history into parts that can be checked apart, each from <see cref="InitialState"/>.</summary>
    /// <param name="history">The whole history.</param>
    /// <returns>
    /// Lists of operation indices, each operation in exactly one list. The history must be linearizable if and only
    /// if each part is (P-compositionality: Horn and Kroening 2015, section 3).
    /// </returns>
    public virtual IReadOnlyList<IReadOnlyList<int>> Partition(History<TInput, TOutput> history) =>
        Partitions.Whole(history.Count);

    /// <summary>Splits a round of a longer history into parts that can be checked one after another.</summary>
    /// <param name="round">The round.</param>
    /// <param name="initialStates">The states it may start from, one or more.</param>
    /// <returns>
    /// As above, and more: the parts must leave the same states in whichever order they are taken, for what a state keeps
    /// of their order a later round may tell (a list of objects by age, where this round only adds some). By default one
    /// part, which is always right.
    /// </returns>
    public virtual IReadOnlyList<IReadOnlyList<int>> Partition(
        History<TInput, TOutput> round, IReadOnlyList<TState> initialStates)
    {
        ArgumentNullException.ThrowIfNull(round);
        return Partitions.Whole(round.Count);
    }

    /// <summary>A model that is right about one whole history at least, and may forget what nobody asks in it.</summary>
    /// <param name="history">The whole history.</param>
    /// <returns>A model with the same verdict on it and the same kind of states; by default this one.</returns>
    public virtual Model<TState, TInput, TOutput> For(History<TInput, TOutput> history) => this;

    /// <summary>A quicker procedure for histories of this model, asked before the search; null (the default): there is none.</summary>
    public virtual IMonitor<TInput, TOutput>? Monitor => null;

    /// <summary>What was asked, as a short text for pictures and messages.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>A text of one line.</returns>
    public virtual string DescribeInput(TInput input) => $"{input}";

    /// <summary>What came back, as a short text for pictures and messages.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="outcome">What came back, or pending.</param>
    /// <returns>A text of one line.</returns>
    public virtual string DescribeOutcome(TInput input, Outcome<TOutput> outcome) => $"-> {outcome}";

    /// <summary>What may come back in a state, as short texts: what evidence sets against what came back.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="input">What is asked.</param>
    /// <returns>Texts as <see cref="DescribeOutcome"/> makes them; none where the model can't tell.</returns>
    public virtual IEnumerable<string> DescribeAllowed(TState state, TInput input) => [];
}
