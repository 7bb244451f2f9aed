using Linearizability.Monitors;

namespace Linearizability.Models;

/// <summary>A register with read, write and compare-and-swap, initially nil (null).</summary>
public sealed class RegisterModel : DeterministicModel<long?, RegisterInput, RegisterOutput>
{
    /// <inheritdoc/>
    public override long? InitialState => null;

    /// <inheritdoc/>
    public override IMonitor<RegisterInput, RegisterOutput> Monitor { get; } = new RegisterMonitor();

    /// <inheritdoc/>
    public override (long? State, RegisterOutput Output) Apply(long? state, RegisterInput input) => input.Kind switch
    {
        RegisterOperation.Read => (state, RegisterOutput.Read(state)),
        RegisterOperation.Write => (input.Value, RegisterOutput.Written),
        RegisterOperation.CompareAndSwap when state == input.Expected => (input.Value, RegisterOutput.Swapped(true)),
        RegisterOperation.CompareAndSwap => (state, RegisterOutput.Swapped(false)),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input.Kind, "Unknown register operation."),
    };

    /// <inheritdoc/>
    public override bool NeverChangesState(RegisterInput input, Outcome<RegisterOutput> outcome) =>
        input.Kind == RegisterOperation.Read || (outcome.HasReturned && outcome.Value == RegisterOutput.Swapped(false));
}
