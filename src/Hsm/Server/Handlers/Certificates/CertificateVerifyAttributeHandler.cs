using Hsm.Abstractions;

namespace Hsm;

/// <summary>CERT VERIFY_ACERT: .NET reads no attribute certificates (RFC 5755), and this server says so.</summary>
internal sealed class CertificateVerifyAttributeHandler : RequestHandler<CertificateVerifyAttributeRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CertificateVerifyAttributeRequest request) =>
        Answer(HsmStatus.NotImplemented);
}
