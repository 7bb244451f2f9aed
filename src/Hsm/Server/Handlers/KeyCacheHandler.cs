using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY CACHE: choosing an id, the policy of what it replaces and taking the slot are one critical section.</summary>
internal sealed class KeyCacheHandler : RequestHandler<KeyCacheRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyCacheRequest request)
    {
        var cache = session.CacheOf(request.Id.ToNvmId(session.Client));
        if (request.Key.IsEmpty || request.Key.Length > cache.MaxKeyLengthBytes)
        {
            return Answer(HsmStatus.BadArgs);
        }

        if (request.Id.IsWrappedOrHardware)
        {
            return Answer(ObjectPolicy.Misnamed(request.Id));
        }

        using var held = session.Lock(changes: Guarded.Caches, looksAt: Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var id = request.Id.ToNvmId(session.Client);
        if (id.Number == 0)
        {
            id = session.Server.Components.KeyIdAllocator.Allocate(id, cache, session.Server.Store);
        }

        return id == NvmId.None ? Answer(HsmStatus.NoSpace) : Put(session, id, request);
    }

    /// <summary>Puts a key under a known id. Changes Caches, looks at Store.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="id">Where to.</param>
    /// <param name="request">What to put; arguments were checked.</param>
    /// <returns>The answer.</returns>
    internal static HsmResponse Put(SessionState session, NvmId id, KeyCacheRequest request)
    {
        var cache = session.CacheOf(id);
        var existing = cache.Find(id)?.Metadata ?? session.Server.Store.Find(id);
        if (!ObjectPolicy.MayModify(existing))
        {
            return Answer(HsmStatus.Access);
        }

        var flags = ObjectPolicy.FromClient(request.Flags);
        var metadata = new ObjectMetadata(id, Access: 0xFFFF, flags, (ushort)request.Key.Length, request.Label);
        var status = cache.Put(new CachedKey(metadata, request.Key.ToArray(), isCommitted: false));
        return status == HsmStatus.Ok ? new KeyCacheResponse(id.ToKeyId()) : Answer(status);
    }
}
