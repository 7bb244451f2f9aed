namespace Hsm.Abstractions;

/// <summary>Forgets which certificates were verified.</summary>
/// <remarks>Answers StatusResponse(Ok).</remarks>
public sealed record CertificateVerifyCacheClearRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CertificateVerifyCacheClear;
}
