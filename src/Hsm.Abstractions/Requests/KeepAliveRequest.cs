namespace Hsm.Abstractions;

/// <summary>Tells the server that the client is there. Touches no state.</summary>
/// <remarks>Answers StatusResponse(Ok), an empty payload on the wire (protocol page 3).</remarks>
public sealed record KeepAliveRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeepAlive;
}
