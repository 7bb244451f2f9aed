using Hsm.Abstractions;

namespace Hsm;

/// <summary>Finds the slot of a cache that must be given up when a key is put into another one.</summary>
internal class FormerSlotSearch
{
    /// <summary>The right search.</summary>
    public static FormerSlotSearch Right { get; } = new();

    /// <summary>Looks for an id in both classes of slots: the new key may be of another length than the old one.</summary>
    /// <param name="ids">The id of each slot, 0 where it is free.</param>
    /// <param name="id">The id of the key that is put.</param>
    /// <param name="start">First slot of the new key's class.</param>
    /// <param name="count">Slots of that class.</param>
    /// <returns>The slot that has the id; -1: none.</returns>
    public virtual int Find(ushort[] ids, NvmId id, int start, int count) => Array.IndexOf(ids, id.Value);
}
