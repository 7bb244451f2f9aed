using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Models.Specification.She;

/// <summary>A slot as NVM has it: counter and flags in the label, big-endian. Flags: 1 write, 2 boot, 4 debugger, 8 MAC, 16 wildcard.</summary>
internal readonly record struct SheSlotModel(Bytes Key, uint Counter, uint Flags)
{
    public const uint WriteProtected = 1;
    public const uint BootProtected = 2;
    public const uint ForMac = 8;
    public const uint Wildcard = 16;

    public bool IsEmpty => Key.IsEmpty;

    public static SheSlotModel Of(Situation now, int slot) =>
        now.State.Nvm.Find(IdOf(now, slot)) is { Data.Length: SheMath.Block } stored
            ? new SheSlotModel(
                stored.Data,
                BinaryPrimitives.ReadUInt32BigEndian(stored.Metadata.Label.Span),
                BinaryPrimitives.ReadUInt32BigEndian(stored.Metadata.Label.Span[4..]))
            : default;

    /// <summary>
    /// The object that LOAD_KEY and its like write; others may but destroy it from then on, and not that where it was there before
    /// and they might not.
    /// </summary>
    public StoredObject ToObject(Situation now, int slot)
    {
        byte[] label = new byte[ObjectLabel.LengthBytes];
        BinaryPrimitives.WriteUInt32BigEndian(label, Counter);
        BinaryPrimitives.WriteUInt32BigEndian(label.AsSpan(4), Flags);
        NvmId id = IdOf(now, slot);
        ObjectFlags before = now.State.Nvm.Find(id)?.Metadata.Flags ?? ObjectFlags.None;
        ObjectFlags flags = ObjectFlags.Trusted | (before & (ObjectFlags.NonModifiable | ObjectFlags.NonDestroyable));
        return new StoredObject(new ObjectMetadata(id, 0, flags, SheMath.Block, new ObjectLabel(label)), Key);
    }

    private static NvmId IdOf(Situation now, int slot) => NvmId.Of(ObjectType.She, now.Client, (byte)slot);
}
