using Hsm.Abstractions;

namespace Hsm;

/// <summary>CERT VERIFY_MULTI_ROOT.</summary>
internal sealed class CertificateVerifyMultiRootHandler : ChainHandler<CertificateVerifyMultiRootRequest>
{
    /// <inheritdoc/>
    protected override ChainDemand DemandOf(CertificateVerifyMultiRootRequest request) => new(
        request.TrustedRoots,
        request.Chain,
        (request.Flags & CertificateVerifyFlags.CacheLeafPublicKey) != CertificateVerifyFlags.None,
        new KeyTarget(request.Key, request.CachedKeyFlags, default));
}
