using Linearizability.Monitors;

namespace Linearizability.Models;

/// <summary>A queue of numbers, first in, first out, initially empty. An addition answers null, so does removing from an empty one.</summary>
public sealed class QueueModel : DeterministicModel<ValueList, BagInput, long?>
{
    /// <inheritdoc/>
    public override ValueList InitialState => ValueList.Empty;

    /// <inheritdoc/>
    public override IMonitor<BagInput, long?> Monitor { get; } = new QueueMonitor();

    /// <inheritdoc/>
    public override (ValueList State, long? Output) Apply(ValueList state, BagInput input)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (input.Kind == BagOperation.Add)
        {
            return (state.Insert(state.Count, input.Value), null);
        }

        return state.Count == 0 ? (state, null) : (state.RemoveAt(0), state[0]);
    }

    /// <inheritdoc/>
    public override bool NeverChangesState(BagInput input, Outcome<long?> outcome) =>
        input.Kind == BagOperation.Remove && outcome.HasReturned && outcome.Value is null;
}
