namespace Hsm.Abstractions;

/// <summary>Asks for the value of a counter.</summary>
/// <param name="Id">0..255, in the namespace of the session's client.</param>
/// <remarks>Answers CounterResponse; NotFound: absent.</remarks>
public sealed record CounterReadRequest(CounterId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CounterRead;
}
