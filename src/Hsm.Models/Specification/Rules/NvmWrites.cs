using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>Changes of NVM with the room they take.</summary>
internal static class NvmWrites
{
    /// <summary>Adds or replaces an object, which becomes the last where that is remembered; null when there is no room for it.</summary>
    public static HsmState? Write(Situation now, StoredObject written, bool reclaims)
    {
        ObjectList nvm = now.Options.RemembersNvmOrder ? now.State.Nvm.Append(written) : now.State.Nvm.Insert(written);
        if (nvm.Count > now.Options.Info.NvmObjectCount)
        {
            return null;
        }

        if (now.Options.NvmSpace is not { } space)
        {
            return now.State.WithNvm(nvm, default);
        }

        // Where the object replaces another, that one's record is dead from now on.
        NvmUse before = now.State.Use;
        var use = new NvmUse(before.Bytes + space.RecordBytes(written.Data.Length), before.DeadRecords + 1 + now.State.Nvm.Count - nvm.Count);
        if (use.Bytes > space.CapacityBytes && reclaims)
        {
            use = Reclaimed(now.Options, nvm);
        }

        return use.Bytes > space.CapacityBytes ? null : now.State.WithNvm(nvm, use);
    }

    /// <summary>Removes objects, all at one instant, and reclaims.</summary>
    public static HsmState Remove(Situation now, ReadOnlySpan<NvmId> ids)
    {
        ObjectList nvm = now.State.Nvm;
        foreach (NvmId id in ids)
        {
            nvm = nvm.Without(id);
        }

        return now.State.WithNvm(nvm, Reclaimed(now.Options, nvm));
    }

    /// <summary>What a log takes that holds living objects only.</summary>
    public static NvmUse Reclaimed(SpecificationOptions options, ObjectList nvm)
    {
        if (options.NvmSpace is not { } space)
        {
            return default;
        }

        int live = 0;
        foreach (StoredObject stored in nvm.Span)
        {
            live += space.RecordBytes(stored.Data.Length);
        }

        return new NvmUse(live, DeadRecords: 0);
    }
}
