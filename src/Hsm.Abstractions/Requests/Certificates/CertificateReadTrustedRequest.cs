namespace Hsm.Abstractions;

/// <summary>Asks for a trusted root certificate.</summary>
/// <param name="Id">The object.</param>
/// <remarks>
/// Answers CertificateReadTrustedResponse. NotFound: absent; Access: NonExportable or Trusted; BufferSize: longer than
/// an answer.
/// </remarks>
public sealed record CertificateReadTrustedRequest(NvmId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CertificateReadTrusted;
}
