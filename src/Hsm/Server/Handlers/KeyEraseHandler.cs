using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY ERASE: both places are checked before either loses the key; NVM first, then the caches.</summary>
internal sealed class KeyEraseHandler : RequestHandler<KeyEraseRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyEraseRequest request)
    {
        if (!session.TryAddress(request.Id, out var id))
        {
            return Answer(ObjectPolicy.Misnamed(request.Id));
        }

        if (ObjectPolicy.IsCacheOnly(id))
        {
            return Answer(HsmStatus.Aborted);
        }

        using var held = session.Lock(Guarded.Both);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var cache = session.CacheOf(id);
        var server = session.Server;
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
