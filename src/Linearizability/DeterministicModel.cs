namespace Linearizability;

/// <summary>A model in which a state and an input determine the next state.</summary>
/// <typeparam name="TState">An immutable state with value equality.</typeparam>
/// <typeparam name="TInput">What callers ask for.</typeparam>
/// <typeparam name="TOutput">What comes back.</typeparam>
public abstract class DeterministicModel<TState, TInput, TOutput> : Model<TState, TInput, TOutput>
{
    /// <inheritdoc/>
    public override void Step(TState state, TInput input, Outcome<TOutput> outcome, Successors<TState> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        (TState after, TOutput output) = Apply(state, input);
        if (!outcome.HasReturned || Agrees(output, outcome.Value))
        {
            next.Add(after);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> DescribeAllowed(TState state, TInput input) =>
        [DescribeOutcome(input, Outcomes.Returned(Apply(state, input).Output))];

    /// <summary>What the object does when nothing else happens at the same time.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="input">What is asked.</param>
    /// <returns>The state after, and what comes back.</returns>
    public abstract (TState State, TOutput Output) Apply(TState state, TInput input);

    /// <summary>Whether an observed output is the expected one; equality unless overridden.</summary>
    /// <param name="expected">What <see cref="Apply"/> gave.</param>
    /// <param name="observed">What the history holds.</param>
    /// <returns>True when the observation is allowed.</returns>
    protected virtual bool Agrees(TOutput expected, TOutput observed) =>
        EqualityComparer<TOutput>.Default.Equals(expected, observed);
}
