namespace Hsm.Abstractions;

/// <summary>Verifies an attribute certificate (RFC 5755) against a trusted root.</summary>
/// <param name="TrustedRoot">Object of the root.</param>
/// <param name="Certificate">Attribute certificate, DER.</param>
/// <remarks>
/// Answers StatusResponse(Ok). NotImplemented where the server has none; else as CertificateVerifyRequest.
/// </remarks>
public sealed record CertificateVerifyAttributeRequest(NvmId TrustedRoot, Bytes Certificate) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CertificateVerifyAttribute;
}
