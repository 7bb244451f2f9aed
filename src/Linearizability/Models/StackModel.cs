using Linearizability.Monitors;

namespace Linearizability.Models;

/// <summary>A stack of numbers, last in, first out, initially empty. An addition answers null, so does removing from an empty one.</summary>
public sealed class StackModel : DeterministicModel<ValueList, BagInput, long?>
{
    /// <inheritdoc/>
    public override ValueList InitialState => ValueList.Empty;

    /// <inheritdoc/>
    public override IMonitor<BagInput, long?> Monitor { get; } = new StackMonitor();

    /// <inheritdoc/>
    public override (ValueList State, long? Output) Apply(ValueList state, BagInput input)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (input.Kind == BagOperation.Add)
        {
            return (state.Insert(state.Count, input.Value), null);
        }

        return state.Count == 0 ? (state, null) : (state.RemoveAt(state.Count - 1), state[state.Count - 1]);
    }

    /// <inheritdoc/>
    public override bool NeverChangesState(BagInput input, Outcome<long?> outcome) =>
        input.Kind == BagOperation.Remove && outcome.HasReturned && outcome.Value is null;
}
