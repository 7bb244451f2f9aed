using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>KEY EXPORT, COMMIT, ERASE, REVOKE (protocol page 6 and 7).</summary>
internal static class KeyRules
{
    /// <summary>Policy, label and bytes are of one instant.</summary>
    public static void Export(Situation now, KeyExportRequest request)
    {
        if (!now.TryAddress(request.Id, out NvmId id))
        {
            return;
        }

        switch (now.FindKey(id))
        {
            case null: now.Refuse(HsmStatus.NotFound); break;
            case { } key when Policy.ForbidsExport(key): now.Refuse(HsmStatus.Access); break;
            case { Hidden: { } hidden } key:
                ICryptoProvider oracle = now.Options.Crypto;
                now.TellAny(
                    new KeyExportResponse(key.Metadata.Label, key.Data),
                    told => told.Label == key.Metadata.Label && told.Key.Length == key.Data.Length && hidden.MayBe(oracle, told.Key));
                break;
            case { } key: now.Tell(new KeyExportResponse(key.Metadata.Label, key.Data)); break;
        }
    }

    /// <summary>
    /// Commit is always allowed, over whatever NVM has; the key then counts as committed. Unwrapped keys have no place there.
    /// </summary>
    public static void Commit(Situation now, KeyCommitRequest request)
    {
        if (!now.TryAddress(request.Id, out NvmId id))
        {
            return;
        }

        if (id.Type == ObjectType.Wrapped)
        {
            now.Refuse(HsmStatus.Aborted);
            return;
        }

        ObjectList cache = now.State.CacheOf(now.Session, id);
        StoredObject? stored = now.FindStored(id);
        if (cache.Find(id) is not { } key)
        {
            // A committed copy may or may not be there (HsmState); writing it again would change nothing but the order.
            now.Refuse(HsmStatus.NotFound);
            if (stored is not null)
            {
                now.Refuse(Policy.IsTrusted(stored) ? HsmStatus.Access : HsmStatus.Ok);
            }

            return;
        }

        if (Policy.IsTrusted(key) || Policy.IsTrusted(stored))
        {
            now.Refuse(HsmStatus.Access);
            return;
        }

        if (NvmWrites.Write(now, key, reclaims: true) is not { } written)
        {
            now.Refuse(HsmStatus.NoSpace);
            return;
        }

        now.Done(written.WithCache(now.Session, id, cache.Without(id)));
    }

    /// <summary>
    /// Reaches the addressed cache, NVM, and every committed copy. An uncommitted key of the same id in another session
    /// is no copy and stays. Both places are checked before either changes. Unwrapped keys are evicted, not erased.
    /// </summary>
    public static void Erase(Situation now, KeyEraseRequest request)
    {
        if (!now.TryAddress(request.Id, out NvmId id))
        {
            return;
        }

        if (id.Type == ObjectType.Wrapped)
        {
            now.Refuse(HsmStatus.Aborted);
            return;
        }

        ObjectList cache = now.State.CacheOf(now.Session, id);
        if (Policy.ForbidsDestroy(cache.Find(id)) || Policy.ForbidsDestroy(now.FindStored(id)))
        {
            now.Refuse(HsmStatus.Access);
            return;
        }

        HsmState without = now.FindStored(id) is null ? now.State : NvmWrites.Remove(now, [id]);
        now.Done(without.WithCache(now.Session, id, cache.Without(id)));
    }

    /// <summary>The key that the id means becomes unusable and unchangeable, in NVM too if that has the id.</summary>
    public static void Revoke(Situation now, KeyRevokeRequest request)
    {
        if (!now.TryAddress(request.Id, out NvmId id))
        {
            return;
        }

        ObjectList cache = now.State.CacheOf(now.Session, id);
        StoredObject? uncommitted = cache.Find(id);
        StoredObject? stored = now.FindStored(id);
        if ((uncommitted ?? stored) is not { } key)
        {
            now.Refuse(HsmStatus.NotFound);
            return;
        }

        if (Policy.IsTrusted(key) || Policy.IsTrusted(stored))
        {
            now.Refuse(HsmStatus.Access);
            return;
        }

        StoredObject revoked = key with { Metadata = key.Metadata with { Flags = Policy.Revoked(key.Metadata.Flags) } };
        if (stored is null)
        {
            now.Done(now.State.WithCache(now.Session, id, cache.Insert(revoked)));
            return;
        }

        if (uncommitted is null && revoked.Equals(stored))
        {
            now.Done(now.State);
            return;
        }

        if (NvmWrites.Write(now, revoked, reclaims: true) is not { } written)
        {
            now.Refuse(HsmStatus.NoSpace);
            return;
        }

        now.Done(written.WithCache(now.Session, id, cache.Without(id)));
    }
}
