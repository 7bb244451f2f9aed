namespace Hsm.Abstractions;

/// <summary>
/// A key id as clients write it: number in the low byte (0: "assign me one"), flags 0x0100 global, 0x0200 wrapped,
/// 0x0400 hardware; higher bits are discarded (protocol page 5).
/// </summary>
public readonly record struct KeyId
{
    /// <summary>The key belongs to every client: the shared cache, user 0.</summary>
    public const int GlobalFlag = 0x0100;

    /// <summary>A wrapped key (not in this slice: refused with BadArgs).</summary>
    public const int WrappedFlag = 0x0200;

    /// <summary>A key in hardware (not in this slice: refused with BadArgs).</summary>
    public const int HardwareFlag = 0x0400;

    /// <summary>Wraps the wire's 16 bits.</summary>
    /// <param name="value">Any value; bits above 0x0400 are discarded.</param>
    public KeyId(int value) => Value = (ushort)(value & 0x07FF);

    /// <summary>Asks for a number in the client's own namespace.</summary>
    public static KeyId Assign => default;

    /// <summary>Asks for a number in the global namespace.</summary>
    public static KeyId AssignGlobal => new(GlobalFlag);

    /// <summary>Number and flags.</summary>
    public ushort Value { get; }

    /// <summary>0..255; 0 asks for one.</summary>
    public byte Number => (byte)Value;

    /// <summary>True for a key of every client.</summary>
    public bool IsGlobal => (Value & GlobalFlag) != 0;

    /// <summary>True when the wrapped or the hardware flag is set.</summary>
    public bool IsWrappedOrHardware => (Value & (WrappedFlag | HardwareFlag)) != 0;

    /// <summary>A key of the client's own.</summary>
    /// <param name="number">1..255, or 0 for "assign me one".</param>
    /// <returns>The id.</returns>
    public static KeyId Local(byte number) => new(number);

    /// <summary>A key of every client.</summary>
    /// <param name="number">1..255, or 0 for "assign me one".</param>
    /// <returns>The id.</returns>
    public static KeyId Global(byte number) => new(GlobalFlag | number);

    /// <summary>The server's form: type from the flags (hardware wins over wrapped), user 0 for a global key.</summary>
    /// <param name="client">The session's client.</param>
    /// <returns>The id of the object.</returns>
    public NvmId ToNvmId(ClientId client)
    {
        var type = (Value & HardwareFlag) != 0 ? ObjectType.Hardware
            : (Value & WrappedFlag) != 0 ? ObjectType.Wrapped
            : ObjectType.Crypto;
        return NvmId.Of(type, IsGlobal ? ClientId.Global : client, Number);
    }

    /// <summary>Hexadecimal, as the wire has it.</summary>
    /// <returns>Four digits with prefix.</returns>
    public override string ToString() => $"key 0x{Value:x4}";
}
