using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// K7. Drops the copies of other sessions, gives the lock up, then writes the revoked key to NVM: a session that uses the
/// key in between takes a copy of it as it was, and goes on using that.
/// </summary>
internal sealed class CopiesFirstRevokeHandler : RequestHandler<KeyRevokeRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyRevokeRequest request)
    {
        if (!session.TryAddress(request.Id, out var id))
        {
            return Answer(HsmStatus.BadArgs);
        }

        using (var held = session.Lock(Guarded.Caches))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            session.Server.Caches.DropCopies(id, except: session.CacheOf(id));
        }

        using var state = session.LockState();
        return Answer(state.Failed ? state.Status : Revoke(session, id));
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
            var store = session.Server.Store;
            if (ObjectPolicy.IsTrusted(key.Metadata) || ObjectPolicy.IsTrusted(store.Find(id)))
            {
                return HsmStatus.Access;
            }

            var revoked = key.Metadata with { Flags = ObjectPolicy.Revoked(key.Metadata.Flags) };
            var isStored = store.Find(id) is not null;
            status = isStored ? store.Add(revoked, key.Material.Span, reclaims: true) : HsmStatus.Ok;
            var cache = session.CacheOf(id);
            if (status == HsmStatus.Ok && cache.Find(id) is { } cached)
            {
                cache.Update(isStored ? cached.Committed(revoked) : cached.WithFlags(revoked.Flags));
            }

            return status;
        }
    }
}
