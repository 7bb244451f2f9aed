using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY COMMIT: the NVM write is the commit point; then the slot and the copies of others follow.</summary>
internal sealed class KeyCommitHandler : RequestHandler<KeyCommitRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyCommitRequest request)
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
        if (cache.Find(id) is not { } key)
        {
            return Answer(HsmStatus.NotFound);
        }

        var server = session.Server;
        if (ObjectPolicy.IsTrusted(key.Metadata) || ObjectPolicy.IsTrusted(server.Store.Find(id)))
        {
            return Answer(HsmStatus.Access);
        }

        var status = key.IsCommitted ? HsmStatus.Ok : server.Store.Add(key.Metadata, key.Material, reclaims: true);
        if (status == HsmStatus.Ok && !key.IsCommitted)
        {
            cache.Update(key.Committed(key.Metadata));
            server.Caches.DropCopies(id, except: cache);
        }

        return Answer(status);
    }
}
