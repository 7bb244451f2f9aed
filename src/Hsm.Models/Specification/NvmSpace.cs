namespace Hsm.Models.Specification;

/// <summary>How much an append-only store of objects holds, so that NoSpace can be told exactly.</summary>
/// <param name="CapacityBytes">Room for records: a partition less its header.</param>
/// <param name="RecordOverheadBytes">What a record takes beside the object's data.</param>
/// <param name="UnitBytes">Records are rounded up to whole units.</param>
/// <remarks>
/// A replaced object's record is dead and keeps its room until the store is reclaimed: by a destroy that removes
/// something or names nothing, and by a write that needs the room, NVM ADDOBJECT apart (protocol page 6 and 7).
/// </remarks>
public readonly record struct NvmSpace(int CapacityBytes, int RecordOverheadBytes = 40, int UnitBytes = 8)
{
    /// <summary>Room that an object takes.</summary>
    /// <param name="dataLengthBytes">Length of its data.</param>
    /// <returns>A multiple of <see cref="UnitBytes"/>.</returns>
    public int RecordBytes(int dataLengthBytes) => (RecordOverheadBytes + dataLengthBytes + UnitBytes - 1) / UnitBytes * UnitBytes;
}
