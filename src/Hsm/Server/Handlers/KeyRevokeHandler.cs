using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY REVOKE: written to NVM first, if NVM has the key; then the addressed cache; then the copies of others.</summary>
internal sealed class KeyRevokeHandler : RequestHandler<KeyRevokeRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyRevokeRequest request)
    {
        if (!session.TryAddress(request.Id, out var id))
        {
            return Answer(ObjectPolicy.Misnamed(request.Id));
        }

        using var held = session.Lock(Guarded.Both);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var status = session.Server.Components.KeyReader.TakeLocked(session, id, out var snapshot);
        if (snapshot is null)
        {
            return Answer(status);
        }

        using (snapshot)
        {
            return Answer(Revoke(session, snapshot));
        }
    }

    private static HsmStatus Revoke(SessionState session, KeySnapshot key)
    {
        var id = key.Metadata.Id;
        var server = session.Server;
        var stored = ObjectPolicy.FindKey(server.Store, id);
        if (ObjectPolicy.IsTrusted(key.Metadata) || ObjectPolicy.IsTrusted(stored))
        {
            return HsmStatus.Access;
        }

        var revoked = key.Metadata with { Flags = ObjectPolicy.Revoked(key.Metadata.Flags) };
        if (key.IsCommitted && revoked.Flags == key.Metadata.Flags)
        {
            return HsmStatus.Ok;
        }

        // Where a commit of this very key failed in flash, recovery may find it there, unrevoked.
        var status = stored is null
            ? server.Store.Status
            : server.Store.Add(revoked, key.Material.Span, reclaims: true);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        var cache = session.CacheOf(id);
        if (cache.Find(id) is { } cached)
        {
            cache.Update(stored is null ? cached.WithFlags(revoked.Flags) : cached.Committed(revoked));
        }

        server.Caches.DropCopies(id, except: cache);
        return HsmStatus.Ok;
    }
}
