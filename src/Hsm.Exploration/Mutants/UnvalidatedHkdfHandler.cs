using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// A6, in a request that is no job: derives from a snapshot and caches the result without looking again whether the
/// input may still be used.
/// </summary>
/// <param name="right">The right handler, which derives well.</param>
/// <param name="cache">The right handler of KEY CACHE.</param>
internal sealed class UnvalidatedHkdfHandler(RequestHandler right, RequestHandler cache) : RequestHandler<HkdfRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, HkdfRequest request)
    {
        var target = request.Target;
        var response = right.Handle(session, request with { Target = KeyTarget.Ephemeral });
        if (target.IsEphemeral || response is not DerivedKeyResponse derived)
        {
            return response;
        }

        response = cache.Handle(session, new KeyCacheRequest(target.Id, target.Flags, target.Label, derived.Secret));
        return response is KeyCacheResponse cached ? new DerivedKeyResponse(cached.Id, Bytes.Empty) : response;
    }
}
