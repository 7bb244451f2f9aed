namespace Hsm.Abstractions;

/// <summary>Stores a trusted root certificate as an NVM object.</summary>
/// <param name="Metadata">
/// Raw id, access, flags and label; Length must be the certificate's, else BadArgs; Trusted is stripped.
/// </param>
/// <param name="Certificate">X.509 DER; at most ServerInfo.CommDataLengthBytes less 36, else BadArgs.</param>
/// <remarks>
/// Answers as NvmAddRequest, but the id is raw whatever the server's NvmIdScheme: where that is PerClient, Access to one that is
/// neither a plain object of the client nor of everybody. To the other requests of CERT such an object is not there.
/// </remarks>
public sealed record CertificateAddTrustedRequest(ObjectMetadata Metadata, Bytes Certificate) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CertificateAddTrusted;
}
