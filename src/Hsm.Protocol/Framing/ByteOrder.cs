namespace Hsm.Protocol;

/// <summary>Order of the bytes of a number; a client's own, told by the magic of its header.</summary>
public enum ByteOrder
{
    /// <summary>Least significant byte first: magic <c>01 A5</c>.</summary>
    LittleEndian,

    /// <summary>Most significant byte first: magic <c>A5 01</c>.</summary>
    BigEndian,
}
