using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>KEY CACHE and EVICT: what puts keys into slots and takes them out (protocol page 6).</summary>
internal static class KeyCacheRules
{
    private const ushort CachedKeyAccess = 0xFFFF;
    private const int HighestNumber = 255;

    public static void Cache(Situation now, KeyCacheRequest request)
    {
        if (request.Key.Length < 1 || request.Key.Length > now.Options.Info.BigSlotLengthBytes)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        if (request.Id.IsWrappedOrHardware)
        {
            now.Refuse(Situation.Misnamed(request.Id));
            return;
        }

        if (request.Id.Number == 0)
        {
            CacheUnderFreeId(now, request);
            return;
        }

        NvmId id = request.Id.ToNvmId(now.Client);
        if (Policy.ForbidsModify(now.FindKey(id)))
        {
            now.Refuse(HsmStatus.Access);
            return;
        }

        Put(now, request, id);
    }

    public static void Evict(Situation now, KeyEvictRequest request)
    {
        if (!now.TryAddress(request.Id, out NvmId id))
        {
            return;
        }

        ObjectList cache = now.State.CacheOf(now.Session, id);
        if (cache.Find(id) is { } uncommitted)
        {
            if (Policy.ForbidsDestroy(uncommitted))
            {
                now.Refuse(HsmStatus.Access);
                return;
            }

            now.Done(now.State.WithCache(now.Session, id, cache.Without(id)));
            return;
        }

        // A committed copy may or may not be there (HsmState); it may always be evicted, unless it is trusted.
        now.Refuse(HsmStatus.NotFound);
        if (now.FindStored(id) is { } committed)
        {
            now.Refuse(Policy.IsTrusted(committed) ? HsmStatus.Access : HsmStatus.Ok);
        }
    }

    /// <summary>Free is what stands neither in the addressed cache nor in NVM; the highest goes first (protocol page 5).</summary>
    private static void CacheUnderFreeId(Situation now, KeyCacheRequest request)
    {
        bool found = false;
        for (int number = HighestNumber; number > 0 && !(found && now.Options.ChoosesHighestFreeKeyId); number--)
        {
            NvmId id = NvmId.Of(ObjectType.Crypto, request.Id.IsGlobal ? ClientId.Global : now.Client, (byte)number);
            if (now.FindKey(id) is null)
            {
                found = true;
                Put(now, request, id);
            }
        }

        if (!found)
        {
            now.Refuse(HsmStatus.NoSpace);
        }
    }

    private static void Put(Situation now, KeyCacheRequest request, NvmId id)
    {
        ObjectList cache = now.State.CacheOf(now.Session, id);
        if (!HasRoom(now.Options.Info, cache, id, request.Key.Length))
        {
            now.Refuse(HsmStatus.NoSpace);
            return;
        }

        var metadata = new ObjectMetadata(
            id, CachedKeyAccess, Policy.FromClient(request.Flags), (ushort)request.Key.Length, request.Label);
        HsmState next = now.State.WithCache(now.Session, id, cache.Insert(new StoredObject(metadata, request.Key)));
        KeyId answered = id.ToKeyId();
        now.Answers.Add(new KeyCacheResponse(answered), next);

        // A session before INIT may name a global key without the flag; the answer may have it either way.
        if (request.Id.Number != 0 && request.Id != answered)
        {
            now.Answers.Add(new KeyCacheResponse(request.Id), next);
        }
    }

    /// <summary>A slot of the key's class that is free, holds the same id, or holds a committed key, which gives way.</summary>
    public static bool HasRoom(ServerInfo info, ObjectList cache, NvmId id, int keyLengthBytes)
    {
        if (keyLengthBytes > info.BigSlotLengthBytes)
        {
            return false;
        }

        bool isSmall = keyLengthBytes <= info.SmallSlotLengthBytes;
        int taken = 0;
        foreach (StoredObject key in cache.Span)
        {
            if (key.Id != id && key.Data.Length <= info.SmallSlotLengthBytes == isSmall)
            {
                taken++;
            }
        }

        return taken < (isSmall ? info.SmallSlotCount : info.BigSlotCount);
    }
}
