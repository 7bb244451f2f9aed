namespace Hsm.Abstractions;

/// <summary>Creates a counter or resets it to any value; reclaims flash when needed.</summary>
/// <param name="Id">0..255, in the namespace of the session's client.</param>
/// <param name="Value">The value to start from.</param>
/// <remarks>
/// Answers CounterResponse with the value; Access: the object that is there is NonModifiable or Trusted; NoSpace:
/// NVM full even after reclaim. Stored as an empty object of type Counter, value little-endian in the first 4 label
/// bytes, access and flags 0.
/// </remarks>
public sealed record CounterInitRequest(CounterId Id, uint Value) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CounterInit;
}
