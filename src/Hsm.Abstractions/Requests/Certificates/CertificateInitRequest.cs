namespace Hsm.Abstractions;

/// <summary>Greets the certificate store; it is up already. Touches no state.</summary>
/// <remarks>Answers StatusResponse(Ok).</remarks>
public sealed record CertificateInitRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CertificateInit;
}
