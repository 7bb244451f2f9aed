using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>
/// The 8 bytes before each payload: magic, kind, sequence, aux, 2 bytes each in the client's order (protocol page 2).
/// </summary>
/// <param name="Order">The client's order, for the header and for every number of the payload.</param>
/// <param name="Kind">Group and action; any value.</param>
/// <param name="Sequence">The client's count of requests, from 1; the response copies it.</param>
/// <param name="Version">Low byte of the magic; not checked, the response copies it.</param>
public readonly record struct FrameHeader(ByteOrder Order, RequestKind Kind, ushort Sequence, byte Version = FrameHeader.CurrentVersion)
{
    /// <summary>Length on the wire.</summary>
    public const int LengthBytes = 8;

    /// <summary>What the low byte of the magic is today.</summary>
    public const byte CurrentVersion = 0x01;

    private const byte MagicHigh = 0xA5;

    /// <summary>Reads a header. Aux is not looked at: nothing of the source writes or reads it.</summary>
    /// <param name="packet">Header and payload.</param>
    /// <param name="header">The header when true.</param>
    /// <returns>False: shorter than a header, or a magic of neither order. The connection can't be trusted; close it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> packet, out FrameHeader header)
    {
        header = default;
        if (packet.Length < LengthBytes)
        {
            return false;
        }

        if (packet[1] == MagicHigh)
        {
            var kind = (RequestKind)BinaryPrimitives.ReadUInt16LittleEndian(packet[2..]);
            header = new FrameHeader(ByteOrder.LittleEndian, kind, BinaryPrimitives.ReadUInt16LittleEndian(packet[4..]), packet[0]);
            return true;
        }

        if (packet[0] == MagicHigh)
        {
            var kind = (RequestKind)BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
            header = new FrameHeader(ByteOrder.BigEndian, kind, BinaryPrimitives.ReadUInt16BigEndian(packet[4..]), packet[1]);
            return true;
        }

        return false;
    }

    /// <summary>Writes the header; aux is 0.</summary>
    /// <param name="destination">At least 8 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, LengthBytes);
        destination[6] = 0;
        destination[7] = 0;
        if (Order == ByteOrder.LittleEndian)
        {
            destination[0] = Version;
            destination[1] = MagicHigh;
            BinaryPrimitives.WriteUInt16LittleEndian(destination[2..], (ushort)Kind);
            BinaryPrimitives.WriteUInt16LittleEndian(destination[4..], Sequence);
        }
        else
        {
            destination[0] = MagicHigh;
            destination[1] = Version;
            BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)Kind);
            BinaryPrimitives.WriteUInt16BigEndian(destination[4..], Sequence);
        }
    }
}
