using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Takes snapshots of keys: from the addressed cache, else from NVM, then caching it if a slot is to be had
/// ("freshen"). A hit looks at Caches only, so that readers scale.
/// </summary>
internal sealed class KeyReader
{
    /// <summary>Takes a snapshot; holds no lock before and after.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="id">Which key.</param>
    /// <param name="snapshot">The key when Ok; dispose it.</param>
    /// <returns>Ok; NotFound; Locked: nothing changed; Aborted: flash error.</returns>
    public HsmStatus Take(SessionState session, NvmId id, out KeySnapshot? snapshot)
    {
        snapshot = null;
        using (var held = session.LockShared(Guarded.Caches))
        {
            if (held.Failed)
            {
                return held.Status;
            }

            snapshot = session.CacheOf(id).Find(id)?.ToSnapshot();
        }

        return snapshot is null ? TakeFreshened(session, id, out snapshot) : HsmStatus.Ok;
    }

    /// <summary>Takes a snapshot of what is there now, freshening it. The caller changes Caches and looks at Store.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="id">Which key.</param>
    /// <param name="snapshot">The key when Ok; dispose it.</param>
    /// <returns>Ok; NotFound; Aborted: flash error.</returns>
    public HsmStatus TakeLocked(SessionState session, NvmId id, out KeySnapshot? snapshot)
    {
        var cache = session.CacheOf(id);
        snapshot = cache.Find(id)?.ToSnapshot();
        if (snapshot is not null)
        {
            return HsmStatus.Ok;
        }

        var store = session.Server.Store;
        if (ObjectPolicy.FindKey(store, id) is not { } metadata)
        {
            return HsmStatus.NotFound;
        }

        var material = new byte[metadata.Length];
        var status = store.ReadData(id, 0, material);
        if (status == HsmStatus.Ok)
        {
            var key = new CachedKey(metadata, material, isCommitted: true);
            snapshot = key.ToSnapshot();
            if (material.Length > 0 && id.Type != ObjectType.She && cache.Put(key) == HsmStatus.Ok)
            {
                return status;
            }

            // No slot: the request has its snapshot all the same; use never fails for want of one. Slots of SHE are not copied:
            // SHE changes them under Store alone.
            key.Zero();
        }

        return status;
    }

    private HsmStatus TakeFreshened(SessionState session, NvmId id, out KeySnapshot? snapshot)
    {
        snapshot = null;
        using var held = session.Lock(changes: Guarded.Caches, looksAt: Guarded.Store);
        return held.Failed ? held.Status : TakeLocked(session, id, out snapshot);
    }
}
