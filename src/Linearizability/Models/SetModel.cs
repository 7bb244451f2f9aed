using Linearizability.Monitors;

namespace Linearizability.Models;

/// <summary>A set of numbers, initially empty.</summary>
public sealed class SetModel : DeterministicModel<ValueList, SetInput, bool>
{
    /// <inheritdoc/>
    public override ValueList InitialState => ValueList.Empty;

    /// <inheritdoc/>
    public override IMonitor<SetInput, bool> Monitor { get; } = new SetMonitor();

    /// <inheritdoc/>
    public override (ValueList State, bool Output) Apply(ValueList state, SetInput input)
    {
        ArgumentNullException.ThrowIfNull(state);
        int index = state.Find(input.Value);
        return input.Kind switch
        {
            SetOperation.Contains => (state, index >= 0),
            SetOperation.Add => index >= 0 ? (state, false) : (state.Insert(~index, input.Value), true),
            SetOperation.Remove => index < 0 ? (state, false) : (state.RemoveAt(index), true),
            _ => throw new ArgumentOutOfRangeException(nameof(input), input.Kind, "Unknown set operation."),
        };
    }

    /// <inheritdoc/>
    public override bool NeverChangesState(SetInput input, Outcome<bool> outcome) =>
        input.Kind == SetOperation.Contains || (outcome.HasReturned && !outcome.Value);

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<int>> Partition(History<SetInput, bool> history) =>
        Partitions.ByKey(history, static operation => operation.Input.Value);

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<int>> Partition(
        History<SetInput, bool> round, IReadOnlyList<ValueList> initialStates) => Partition(round);
}
