using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>Where a key that a request makes may go (protocol page 5 and 6), as for KEY CACHE.</summary>
internal static class KeyPlacing
{
    private const int HighestNumber = 255;

    /// <summary>Tells each id the key may get; refuses where there is none, or policy or want of a slot forbids it.</summary>
    public static void Each(Situation now, KeyId wanted, int lengthBytes, Action<NvmId> place)
    {
        bool found = false;
        foreach (NvmId id in Candidates(now, wanted))
        {
            found = true;
            if (Policy.ForbidsModify(now.FindKey(id)))
            {
                now.Refuse(HsmStatus.Access);
            }
            else if (!KeyCacheRules.HasRoom(now.Options.Info, now.State.CacheOf(now.Session, id), id, lengthBytes))
            {
                now.Refuse(HsmStatus.NoSpace);
            }
            else
            {
                place(id);
            }
        }

        if (!found)
        {
            now.Refuse(HsmStatus.NoSpace);
        }
    }

    /// <summary>The state after a key went into its cache.</summary>
    public static HsmState Put(Situation now, StoredObject key) =>
        now.State.WithCache(now.Session, key.Id, now.State.CacheOf(now.Session, key.Id).Insert(key));

    private static List<NvmId> Candidates(Situation now, KeyId wanted)
    {
        if (wanted.Number != 0)
        {
            return [wanted.ToNvmId(now.Client)];
        }

        var free = new List<NvmId>();
        for (int number = HighestNumber; number > 0 && !(free.Count > 0 && now.Options.ChoosesHighestFreeKeyId); number--)
        {
            NvmId id = NvmId.Of(ObjectType.Crypto, wanted.IsGlobal ? ClientId.Global : now.Client, (byte)number);
            if (now.FindKey(id) is null)
            {
                free.Add(id);
            }
        }

        return free;
    }
}
