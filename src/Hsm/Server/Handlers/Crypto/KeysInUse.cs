using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Snapshots of the keys that a request uses, all of one instant; zeroed by Dispose. A request that changes something in
/// the end revalidates them under the lock: it then takes effect at that instant (hsm-notes 2).
/// </summary>
internal sealed class KeysInUse : IDisposable
{
    private readonly KeyDemand[] _demands;
    private readonly KeySnapshot?[] _snapshots;

    private KeysInUse(KeyDemand[] demands)
    {
        _demands = demands;
        _snapshots = new KeySnapshot?[demands.Length];
    }

    /// <summary>Whether some key leaves the cache after use.</summary>
    public bool Evicts => Array.Exists(_demands, static demand => demand.Evicts);

    /// <summary>A key's bytes; valid until Dispose.</summary>
    /// <param name="index">Which.</param>
    public ReadOnlyMemory<byte> this[int index] => _snapshots[index]!.Material;

    /// <summary>A key's metadata.</summary>
    /// <param name="index">Which.</param>
    /// <returns>Of the same instant as its bytes.</returns>
    public ObjectMetadata MetadataOf(int index) => _snapshots[index]!.Metadata;

    /// <summary>Prepared forms kept with the slot that a key was taken from.</summary>
    /// <param name="index">Which.</param>
    /// <returns>Null: the key was in no slot, or no provider prepares keys.</returns>
    public PreparedKeys? PreparedOf(int index) => _snapshots[index]!.Prepared;

    /// <summary>Takes snapshots; holds no lock before and after.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="demands">Which keys.</param>
    /// <param name="keys">When Ok; dispose them.</param>
    /// <returns>
    /// Ok; BadArgs: an id of number 0, or a hardware key that is not to wrap; NotFound; Usage; Access: to be evicted, which
    /// policy forbids, or not the server's although it must be;
    /// Locked: nothing changed; Aborted: flash error. The first key that fails decides.
    /// </returns>
    public static HsmStatus Take(SessionState session, KeyDemand[] demands, out KeysInUse? keys)
    {
        var taken = new KeysInUse(demands);
        var status = taken.TakeAll(session);
        keys = status == HsmStatus.Ok ? taken : null;
        if (keys is null)
        {
            taken.Dispose();
        }

        return status;
    }

    /// <summary>Looks whether every key is still what it was. Under the locks of Caches and Store.</summary>
    /// <param name="session">Who asks.</param>
    /// <returns>False: the request starts again.</returns>
    public bool AreCurrent(SessionState session)
    {
        for (var i = 0; i < _demands.Length; i++)
        {
            if (!_demands[i].IsInline && !IsCurrent(session, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Evicts what is to leave its cache. Under the locks of Caches and Store; the keys are current.</summary>
    /// <param name="session">Who asks.</param>
    public void Evict(SessionState session)
    {
        for (var i = 0; i < _demands.Length; i++)
        {
            if (_demands[i].Evicts)
            {
                var id = _snapshots[i]!.Metadata.Id;
                session.CacheOf(id).Remove(id);
            }
        }
    }

    /// <summary>Zeroes the snapshots.</summary>
    public void Dispose() => Array.ForEach(_snapshots, static snapshot => snapshot?.Dispose());

    private static HsmStatus Check(SessionState session, KeyDemand demand, KeySnapshot key)
    {
        if (demand.IsServers && key.Metadata.Id.Type != ObjectType.Hardware && !ObjectPolicy.IsTrusted(key.Metadata))
        {
            return HsmStatus.Access;
        }

        if (demand.Usage != ObjectFlags.None && (key.Metadata.Flags & demand.Usage) == ObjectFlags.None)
        {
            return HsmStatus.Usage;
        }

        var mayEvict = key.IsCommitted ? !ObjectPolicy.IsTrusted(key.Metadata) : ObjectPolicy.MayDestroy(key.Metadata);
        return demand.Evicts && !mayEvict ? HsmStatus.Access : HsmStatus.Ok;
    }

    private bool IsCurrent(SessionState session, int index) =>
        _snapshots[index]!.Metadata.Id.Type == ObjectType.Hardware
        || session.Server.Components.Jobs.Revalidation.IsCurrent(session, _snapshots[index]!);

    private HsmStatus TakeAll(SessionState session)
    {
        var byId = 0;
        for (var i = 0; i < _demands.Length; i++)
        {
            if (_demands[i].IsInline)
            {
                _snapshots[i] = KeySnapshot.OfClient(_demands[i].Inline);
            }
            else if (_demands[i].TryAddress(session.Client, out _))
            {
                byId++;
            }
            else
            {
                return ObjectPolicy.Misnamed(_demands[i].Id);
            }
        }

        // One key: a look-up that readers share. Several: one critical section, or they were of two instants.
        if (byId <= 1)
        {
            return TakeById(session, isLocked: false);
        }

        using var held = session.Lock(changes: Guarded.Caches, looksAt: Guarded.Store);
        return held.Failed ? held.Status : TakeById(session, isLocked: true);
    }

    private HsmStatus TakeById(SessionState session, bool isLocked)
    {
        var reader = session.Server.Components.KeyReader;
        for (var i = 0; i < _demands.Length; i++)
        {
            if (_demands[i].IsInline)
            {
                continue;
            }

            _demands[i].TryAddress(session.Client, out var id);
            var status = id.Type == ObjectType.Hardware
                ? TakeHardware(session, id, out _snapshots[i])
                : isLocked ? reader.TakeLocked(session, id, out _snapshots[i])
                : reader.Take(session, id, out _snapshots[i]);
            status = status == HsmStatus.Ok ? Check(session, _demands[i], _snapshots[i]!) : status;
            if (status != HsmStatus.Ok)
            {
                return status;
            }
        }

        return HsmStatus.Ok;
    }

    private static HsmStatus TakeHardware(SessionState session, NvmId id, out KeySnapshot? snapshot)
    {
        snapshot = null;
        foreach (var key in session.Server.HardwareKeys)
        {
            if (key.Number == id.Number)
            {
                var metadata = new ObjectMetadata(id, 0, key.Flags, (ushort)key.Key.Length, default);
                snapshot = new KeySnapshot(metadata, key.Key.ToArray(), isCommitted: true);
                return HsmStatus.Ok;
            }
        }

        return HsmStatus.NotFound;
    }
}
