using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// K6. Evicts the key that has the id, then looks for a slot: where there is none, the answer is NoSpace and the old key
/// is gone all the same.
/// </summary>
internal sealed class EvictFirstKeyCacheHandler : RequestHandler<KeyCacheRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyCacheRequest request)
    {
        var id = request.Id.ToNvmId(session.Client);
        var cache = session.CacheOf(id);
        if (id.Number == 0 || request.Id.IsWrappedOrHardware || request.Key.IsEmpty
            || request.Key.Length > cache.MaxKeyLengthBytes)
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var held = session.Lock(changes: Guarded.Caches, looksAt: Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        if (!ObjectPolicy.MayModify(cache.Find(id)?.Metadata ?? session.Server.Store.Find(id)))
        {
            return Answer(HsmStatus.Access);
        }

        cache.Remove(id);
        return KeyCacheHandler.Put(session, id, request);
    }
}
