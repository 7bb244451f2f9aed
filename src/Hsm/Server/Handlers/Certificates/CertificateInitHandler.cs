using Hsm.Abstractions;

namespace Hsm;

/// <summary>CERT INIT: the store is up.</summary>
internal sealed class CertificateInitHandler : RequestHandler<CertificateInitRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CertificateInitRequest request) => Answer(HsmStatus.Ok);
}
