namespace Linearizability.Models;

/// <summary>A key-value store of texts; a key never written holds the empty text.</summary>
/// <remarks>The output of a put or an append is ignored; recorders may leave it empty.</remarks>
public sealed class KeyValueModel : DeterministicModel<KeyValueState, KeyValueInput, string>
{
    /// <inheritdoc/>
    public override KeyValueState InitialState => KeyValueState.Empty;

    /// <inheritdoc/>
    public override void Step(KeyValueState state, KeyValueInput input, Outcome<string> outcome, Successors<KeyValueState> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (input.Kind != KeyValueOperation.Get || !outcome.HasReturned
            || string.Equals(state[input.Key], outcome.Value, StringComparison.Ordinal))
        {
            next.Add(Apply(state, input).State);
        }
    }

    /// <inheritdoc/>
    public override (KeyValueState State, string Output) Apply(KeyValueState state, KeyValueInput input)
    {
        ArgumentNullException.ThrowIfNull(state);
        return input.Kind switch
        {
            KeyValueOperation.Get => (state, state[input.Key]),
            KeyValueOperation.Put => (state.With(input.Key, input.Value), ""),
            KeyValueOperation.Append => (state.With(input.Key, state[input.Key] + input.Value), ""),
            _ => throw new ArgumentOutOfRangeException(nameof(input), input.Kind, "Unknown key-value operation."),
        };
    }

    /// <inheritdoc/>
    public override bool NeverChangesState(KeyValueInput input, Outcome<string> outcome) => input.Kind == KeyValueOperation.Get;

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<int>> Partition(History<KeyValueInput, string> history) =>
        Partitions.ByKey(history, static operation => operation.Input.Key);

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<int>> Partition(
        History<KeyValueInput, string> round, IReadOnlyList<KeyValueState> initialStates) => Partition(round);
}
