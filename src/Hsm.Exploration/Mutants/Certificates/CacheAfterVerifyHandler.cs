using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// C1. Verifies the chain, then caches the leaf's key in a step of its own, without looking whether the root it was
/// verified under is still there.
/// </summary>
/// <param name="right">The right handler, which verifies well.</param>
/// <param name="cache">The right handler of KEY CACHE.</param>
internal sealed class CacheAfterVerifyHandler(RequestHandler right, RequestHandler cache) : RequestHandler<CertificateVerifyRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CertificateVerifyRequest request)
    {
        var response = right.Handle(session, request with { Flags = CertificateVerifyFlags.None });
        if (!response.IsOk || request.Flags == CertificateVerifyFlags.None)
        {
            return response;
        }

        using var chain = CertificateChain.Read(request.Chain.Span)!;
        var key = new Bytes(chain.Leaf.PublicKey.ExportSubjectPublicKeyInfo());
        response = cache.Handle(session, new KeyCacheRequest(request.Key, request.CachedKeyFlags, default, key));
        return response is KeyCacheResponse cached ? new CertificateVerifyResponse(cached.Id) : response;
    }
}
