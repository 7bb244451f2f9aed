using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A slot's key with counter and flags, as NVM has it: 16 bytes of data; counter and flags as two numbers, most
/// significant byte first, at the label's start.
/// </summary>
/// <param name="Value">16 bytes.</param>
/// <param name="Counter">28 bits.</param>
/// <param name="Flags">Protection.</param>
internal sealed record SheKey(byte[] Value, uint Counter, SheKeyFlags Flags)
{
    /// <summary>Length of every key.</summary>
    public const int LengthBytes = 16;

    /// <summary>Reads a slot. The Store lock is held.</summary>
    /// <param name="session">Whose slot: a client has its own.</param>
    /// <param name="slot">Which; not the RAM key's.</param>
    /// <param name="key">Null: empty, or an object that is no key.</param>
    /// <returns>Ok; Aborted: flash error.</returns>
    public static HsmStatus Read(SessionState session, SheSlot slot, out SheKey? key)
    {
        key = null;
        var store = session.Server.Store;
        var id = IdOf(session, slot);
        if (store.Find(id) is not { Length: LengthBytes } metadata)
        {
            return HsmStatus.Ok;
        }

        var value = new byte[LengthBytes];
        var status = store.ReadData(id, 0, value);
        if (status == HsmStatus.Ok)
        {
            var label = metadata.Label.Span;
            key = new SheKey(
                value, BinaryPrimitives.ReadUInt32BigEndian(label), (SheKeyFlags)BinaryPrimitives.ReadUInt32BigEndian(label[4..]));
        }

        return status;
    }

    /// <summary>Writes a slot. The Store lock is held for changes.</summary>
    /// <param name="session">Whose slot.</param>
    /// <param name="slot">Which; not the RAM key's.</param>
    /// <returns>As the store: Ok, NoSpace, Aborted.</returns>
    /// <remarks>
    /// Trusted keeps raw NVM requests away from it but for DESTROY: its bytes leave the server in no way. What keeps DESTROY away
    /// stays as the slot's owner provisioned it.
    /// </remarks>
    public HsmStatus Write(SessionState session, SheSlot slot)
    {
        Span<byte> label = stackalloc byte[ObjectLabel.LengthBytes];
        label.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(label, Counter);
        BinaryPrimitives.WriteUInt32BigEndian(label[4..], (uint)Flags);
        var store = session.Server.Store;
        var id = IdOf(session, slot);
        var kept = (store.Find(id)?.Flags ?? ObjectFlags.None) & (ObjectFlags.NonModifiable | ObjectFlags.NonDestroyable);
        var metadata = new ObjectMetadata(id, 0, ObjectFlags.Trusted | kept, LengthBytes, new ObjectLabel(label));
        return store.Add(metadata, Value, reclaims: true);
    }

    private static NvmId IdOf(SessionState session, SheSlot slot) => NvmId.Of(ObjectType.She, session.Client, (byte)slot);
}
