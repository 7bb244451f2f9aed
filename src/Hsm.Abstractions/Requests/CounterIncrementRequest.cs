namespace Hsm.Abstractions;

/// <summary>Adds one, atomically; saturates at 0xFFFFFFFF (nothing is written then).</summary>
/// <param name="Id">0..255, in the namespace of the session's client.</param>
/// <remarks>
/// Answers CounterResponse with the new value; NotFound: absent; Access: NonModifiable or Trusted; NoSpace: NVM
/// full even after reclaim. The object counts as written anew: it becomes the last of the list, empty; access,
/// flags and the rest of the label stay.
/// </remarks>
public sealed record CounterIncrementRequest(CounterId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CounterIncrement;
}
