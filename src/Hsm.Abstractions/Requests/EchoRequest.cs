namespace Hsm.Abstractions;

/// <summary>Asks for its own bytes back. Touches no state.</summary>
/// <param name="Data">At most ServerInfo.CommDataLengthBytes, else BadArgs.</param>
/// <remarks>Answers EchoResponse.</remarks>
public sealed record EchoRequest(Bytes Data) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Echo;
}
