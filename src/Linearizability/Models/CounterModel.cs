using Linearizability.Monitors;

namespace Linearizability.Models;

/// <summary>A counter, initially 0, that answers its value after each addition; overflow wraps.</summary>
public sealed class CounterModel : DeterministicModel<long, CounterInput, long>
{
    /// <inheritdoc/>
    public override long InitialState => 0;

    /// <inheritdoc/>
    public override IMonitor<CounterInput, long> Monitor { get; } = new CounterMonitor();

    /// <inheritdoc/>
    public override (long State, long Output) Apply(long state, CounterInput input)
    {
        long after = unchecked(state + input.Delta);
        return (after, after);
    }

    /// <inheritdoc/>
    public override bool NeverChangesState(CounterInput input, Outcome<long> outcome) => input.Delta == 0;
}
