using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>Changes of NVM with the room they take.</summary>
internal static class NvmWrites
{
    /// <summary>Adds or replaces an object, which becomes the last; null when there is no room for it.</summary>
    public static HsmState? Write(Situation now, StoredObject written, bool reclaims)
    {
        ObjectList nvm = now.State.Nvm.Append(written);
        if (nvm.Count > now.Options.Info.NvmObjectCount)
        {
            return null;
        }

        if (now.Options.NvmSpace is not { } space)
        {
            return now.State.WithNvm(nvm, 0);
        }

        int used = now.State.UsedBytes + space.RecordBytes(written.Data.Length);
        if (used > space.CapacityBytes && reclaims)
        {
            used = LiveBytes(space, nvm);
        }

        return used > space.CapacityBytes ? null : now.State.WithNvm(nvm, used);
    }

    /// <summary>Removes objects, all at one instant, and reclaims.</summary>
    public static HsmState Remove(Situation now, ReadOnlySpan<NvmId> ids)
    {
        ObjectList nvm = now.State.Nvm;
        foreach (NvmId id in ids)
        {
            nvm = nvm.Without(id);
        }

        return now.State.WithNvm(nvm, now.Options.NvmSpace is { } space ? LiveBytes(space, nvm) : 0);
    }

    private static int LiveBytes(NvmSpace space, ObjectList nvm)
    {
        int live = 0;
        foreach (StoredObject stored in nvm.Span)
        {
            live += space.RecordBytes(stored.Data.Length);
        }

        return live;
    }
}
