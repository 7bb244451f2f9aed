using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>G2. Takes the store's lock first, for NVM loses the key first, and then that of the caches.</summary>
internal sealed class StoreFirstEraseHandler : RequestHandler<KeyEraseRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyEraseRequest request)
    {
        if (!session.TryAddress(request.Id, out var id))
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var store = session.Lock(Guarded.Store);
        if (store.Failed)
        {
            return Answer(store.Status);
        }

        using var caches = session.Lock(Guarded.Caches);
        if (caches.Failed)
        {
            return Answer(caches.Status);
        }

        var server = session.Server;
        var cache = session.CacheOf(id);
        if (!ObjectPolicy.MayEvict(cache.Find(id)) || !ObjectPolicy.MayDestroy(server.Store.Find(id)))
        {
            return Answer(HsmStatus.Access);
        }

        var status = server.Store.Destroy([id]);
        if (status == HsmStatus.Ok)
        {
            cache.Remove(id);
            server.Caches.DropCopies(id);
        }

        return Answer(status);
    }
}
