namespace Hsm.Abstractions;

/// <summary>Verifies an attribute certificate (RFC 5755) against a trusted root.</summary>
/// <param name="TrustedRoot">Object of the root.</param>
/// <param name="Certificate">Attribute certificate, DER.</param>
/// <remarks>
/// Answers StatusResponse(Ok). CertificateVerify: the root has not signed it, is not named as its issuer, an extension is critical,
/// or where the server has a clock the dates do not hold; else as CertificateVerifyRequest. Nothing changes.
/// </remarks>
public sealed record CertificateVerifyAttributeRequest(NvmId TrustedRoot, Bytes Certificate) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CertificateVerifyAttribute;
}
