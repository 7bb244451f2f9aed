using System.Buffers.Binary;

namespace Hsm;

/// <summary>Nonce and associated data of one call.</summary>
internal readonly ref struct AeadCall
{
    /// <summary>Length of a nonce, in bytes.</summary>
    public const int NonceLengthBytes = 12;

    private const int CounterOffsetBytes = 4;

    private AeadCall(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData)
    {
        Nonce = nonce;
        AssociatedData = associatedData;
    }

    /// <summary>12 bytes.</summary>
    public ReadOnlySpan<byte> Nonce { get; }

    /// <summary>Any length.</summary>
    public ReadOnlySpan<byte> AssociatedData { get; }

    /// <summary>Lays out the nonce: 4 zero bytes, then the counter (Noise, section 12).</summary>
    /// <param name="room">12 bytes, of the caller's.</param>
    /// <param name="counter">The counter.</param>
    /// <param name="bigEndian">Its byte order.</param>
    /// <param name="associatedData">Goes with it.</param>
    /// <returns>The call.</returns>
    public static AeadCall Create(Span<byte> room, ulong counter, bool bigEndian, ReadOnlySpan<byte> associatedData)
    {
        room[..CounterOffsetBytes].Clear();
        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt64BigEndian(room[CounterOffsetBytes..], counter);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(room[CounterOffsetBytes..], counter);
        }

        return new AeadCall(room, associatedData);
    }
}
