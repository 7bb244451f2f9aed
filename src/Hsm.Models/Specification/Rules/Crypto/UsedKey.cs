using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>A key that a request uses: its bytes, or what is known of hidden ones.</summary>
/// <param name="Data">The bytes; of hidden ones the length only.</param>
/// <param name="Hidden">Not null: nobody has seen the bytes.</param>
internal readonly record struct UsedKey(Bytes Data, HiddenKey? Hidden)
{
    /// <summary>Takes a key by id: found (NotFound), usable (Usage), and if it is to leave its cache, allowed to (Access).</summary>
    /// <returns>False: refused.</returns>
    public static bool TryTake(Situation now, KeyId key, KeyNeed need, out UsedKey used)
    {
        used = default;
        StoredObject? found = now.FindKey(key.ToNvmId(now.Client));
        HsmStatus status = found is null ? HsmStatus.NotFound
            : need.Usage != ObjectFlags.None && (found.Metadata.Flags & need.Usage) == ObjectFlags.None ? HsmStatus.Usage
            : need.Evicts && ForbidsEvict(now, found) ? HsmStatus.Access
            : HsmStatus.Ok;
        if (status != HsmStatus.Ok)
        {
            now.Refuse(status);
            return false;
        }

        used = new UsedKey(found!.Data, found.Hidden);
        return true;
    }

    /// <summary>The state after keys left their caches. Committed copies are no state, so only uncommitted ones matter.</summary>
    public static Situation Evict(Situation now, KeyId key, bool evicts)
    {
        if (!evicts)
        {
            return now;
        }

        NvmId id = key.ToNvmId(now.Client);
        return now.In(now.State.WithCache(now.Session, id, now.State.CacheOf(now.Session, id).Without(id)));
    }

    private static bool ForbidsEvict(Situation now, StoredObject found)
    {
        bool isCommitted = now.State.CacheOf(now.Session, found.Id).Find(found.Id) is null;
        return isCommitted ? Policy.IsTrusted(found) : Policy.ForbidsDestroy(found);
    }
}
