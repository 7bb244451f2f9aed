using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N4. Revokes the key in the cache, then writes it to NVM. Where that fails, the cached key is useless although the
/// answer is a failure; and the retry finds it revoked already and answers Ok, though NVM never had it so.
/// </summary>
internal sealed class CacheFirstRevokeHandler : RequestHandler<KeyRevokeRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyRevokeRequest request)
    {
        if (!session.TryAddress(request.Id, out var id))
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var held = session.LockState();
        return Answer(held.Failed ? held.Status : Revoke(session, id));
    }

    private static HsmStatus Revoke(SessionState session, NvmId id)
    {
        var status = session.Server.Components.KeyReader.TakeLocked(session, id, out var key);
        if (key is null)
        {
            return status;
        }

        using (key)
        {
            var server = session.Server;
            if (ObjectPolicy.IsTrusted(key.Metadata) || ObjectPolicy.IsTrusted(server.Store.Find(id)))
            {
                return HsmStatus.Access;
            }

            var revoked = key.Metadata with { Flags = ObjectPolicy.Revoked(key.Metadata.Flags) };
            var cache = session.CacheOf(id);
            if (revoked.Flags == key.Metadata.Flags || server.Store.Find(id) is null)
            {
                cache.Update(cache.Find(id)!.WithFlags(revoked.Flags));
                return HsmStatus.Ok;
            }

            // A copy must be what NVM has, so the cached key counts as uncommitted until it is written.
            cache.Put(new CachedKey(revoked, key.Material.ToArray(), isCommitted: false));
            status = server.Store.Add(revoked, key.Material.Span, reclaims: true);
            if (status == HsmStatus.Ok)
            {
                cache.Update(cache.Find(id)!.Committed(revoked));
                server.Caches.DropCopies(id, except: cache);
            }

            return status;
        }
    }
}
