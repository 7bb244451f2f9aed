using Hsm.Abstractions;

namespace Hsm;

/// <summary>CERT VERIFY_CACHE_CLEAR.</summary>
internal sealed class CertificateVerifyCacheClearHandler : RequestHandler<CertificateVerifyCacheClearRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CertificateVerifyCacheClearRequest request)
    {
        using var held = session.Lock(Guarded.Caches);
        if (!held.Failed)
        {
            session.Server.Certificates.Verified.Clear();
        }

        return Answer(held.Status);
    }
}
