using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY EVICT: the addressed cache only.</summary>
internal sealed class KeyEvictHandler : RequestHandler<KeyEvictRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyEvictRequest request)
    {
        if (!session.TryAddress(request.Id, out var id))
        {
            return Answer(ObjectPolicy.Misnamed(request.Id));
        }

        using var held = session.Lock(Guarded.Caches);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var cache = session.CacheOf(id);
        if (!ObjectPolicy.MayEvict(cache.Find(id)))
        {
            return Answer(HsmStatus.Access);
        }

        return Answer(cache.Remove(id) ? HsmStatus.Ok : HsmStatus.NotFound);
    }
}
