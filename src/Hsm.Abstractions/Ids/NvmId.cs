namespace Hsm.Abstractions;

/// <summary>
/// The id of an object inside the server, and raw in NVM requests: bits 15..12 type, 11..8 user, 7..0 number; 0 names
/// nothing (protocol page 5).
/// </summary>
/// <param name="Value">The 16 bits.</param>
public readonly record struct NvmId(ushort Value)
{
    /// <summary>Names no object.</summary>
    public static NvmId None => default;

    /// <summary>Kind of object, by namespace.</summary>
    public ObjectType Type => (ObjectType)(Value >> 12);

    /// <summary>The client it belongs to; 0: everyone.</summary>
    public ClientId User => new((byte)((Value >> 8) & 0xF));

    /// <summary>The number, 0..255.</summary>
    public byte Number => (byte)Value;

    /// <summary>Composes an id.</summary>
    /// <param name="type">Namespace.</param>
    /// <param name="user">Client, 0 for everyone.</param>
    /// <param name="number">0..255.</param>
    /// <returns>The id.</returns>
    public static NvmId Of(ObjectType type, ClientId user, byte number) =>
        new((ushort)(((int)type << 12) | (user.Value << 8) | number));

    /// <summary>The client's form of a key's id: user 0 becomes the global flag, type the wrapped or hardware flag.</summary>
    /// <returns>The id to answer with.</returns>
    public KeyId ToKeyId()
    {
        var flags = User == ClientId.Global ? KeyId.GlobalFlag : 0;
        flags |= Type switch
        {
            ObjectType.Wrapped => KeyId.WrappedFlag,
            ObjectType.Hardware => KeyId.HardwareFlag,
            _ => 0,
        };
        return new KeyId(flags | Number);
    }

    /// <summary>Hexadecimal.</summary>
    /// <returns>Four digits with prefix.</returns>
    public override string ToString() => $"object 0x{Value:x4}";
}
