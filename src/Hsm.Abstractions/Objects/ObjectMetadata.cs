namespace Hsm.Abstractions;

/// <summary>Metadata of an object: 32 bytes on the wire, id, access, flags, length, label (protocol page 6).</summary>
/// <param name="Id">The object's raw id.</param>
/// <param name="Access">Stored, not enforced; 0xFFFF for cached keys.</param>
/// <param name="Flags">Policy and usage.</param>
/// <param name="Length">Number of data bytes.</param>
/// <param name="Label">24 bytes.</param>
public sealed record ObjectMetadata(NvmId Id, ushort Access, ObjectFlags Flags, ushort Length, ObjectLabel Label)
{
    /// <summary>The same in every process (the synthesised one is not).</summary>
    /// <returns>A hash of id, length, flags and label.</returns>
    public override int GetHashCode() =>
        (((Id.Value * 31) + Length) * 31) ^ ((int)Flags << 16) ^ Access ^ Label.GetHashCode();
}
