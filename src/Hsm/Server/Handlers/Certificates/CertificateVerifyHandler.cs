using Hsm.Abstractions;

namespace Hsm;

/// <summary>CERT VERIFY.</summary>
internal sealed class CertificateVerifyHandler : ChainHandler<CertificateVerifyRequest>
{
    /// <inheritdoc/>
    protected override ChainDemand DemandOf(CertificateVerifyRequest request) => new(
        new NvmIdList(request.TrustedRoot),
        request.Chain,
        (request.Flags & CertificateVerifyFlags.CacheLeafPublicKey) != CertificateVerifyFlags.None,
        new KeyTarget(request.Key, request.CachedKeyFlags, default));
}
