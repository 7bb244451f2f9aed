using Hsm.Abstractions;

namespace Hsm;

/// <summary>CERT VERIFY_CACHE_SET_ENABLED.</summary>
internal sealed class CertificateVerifyCacheSetEnabledHandler : RequestHandler<CertificateVerifyCacheSetEnabledRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CertificateVerifyCacheSetEnabledRequest request)
    {
        using var held = session.Lock(Guarded.Caches);
        if (!held.Failed)
        {
            session.Server.Certificates.Verified.SetEnabled(request.IsEnabled);
        }

        return Answer(held.Status);
    }
}
