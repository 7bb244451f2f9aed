namespace Hsm.Abstractions;

/// <summary>Stores a trusted root certificate as an NVM object.</summary>
/// <param name="Metadata">
/// Raw id, access, flags and label; Length must be the certificate's, else BadArgs; Trusted is stripped.
/// </param>
/// <param name="Certificate">X.509 DER; at most ServerInfo.CommDataLengthBytes less 36, else BadArgs.</param>
/// <remarks>Answers as NvmAddRequest.</remarks>
public sealed record CertificateAddTrustedRequest(ObjectMetadata Metadata, Bytes Certificate) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CertificateAddTrusted;
}
