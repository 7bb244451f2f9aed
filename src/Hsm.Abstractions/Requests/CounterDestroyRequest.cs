namespace Hsm.Abstractions;

/// <summary>Removes a counter.</summary>
/// <param name="Id">0..255, in the namespace of the session's client.</param>
/// <remarks>Ok, also when absent; Access: NonModifiable, NonDestroyable or Trusted.</remarks>
public sealed record CounterDestroyRequest(CounterId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CounterDestroy;
}
