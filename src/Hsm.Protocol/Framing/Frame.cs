using System.Buffers.Binary;

namespace Hsm.Protocol;

/// <summary>
/// A packet (header and payload) on a stream: its length in 4 bytes before it, big-endian whatever the client's order
/// (protocol page 1).
/// </summary>
public static class Frame
{
    /// <summary>Length of the length.</summary>
    public const int PrefixLengthBytes = 4;

    /// <summary>Reads the length of the packet that follows.</summary>
    /// <param name="stream">What has arrived; at least 4 bytes.</param>
    /// <param name="options">Whose limit holds.</param>
    /// <param name="packetLengthBytes">8..MaxPacketLengthBytes when true.</param>
    /// <returns>False: no packet has this length. Fatal: what follows can't be told apart; close the connection.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 4 bytes.</exception>
    public static bool TryReadLength(ReadOnlySpan<byte> stream, CodecOptions options, out int packetLengthBytes)
    {
        ArgumentNullException.ThrowIfNull(options);
        var length = BinaryPrimitives.ReadUInt32BigEndian(stream);
        packetLengthBytes = 0;
        if (length < FrameHeader.LengthBytes || length > (uint)options.MaxPacketLengthBytes)
        {
            return false;
        }

        packetLengthBytes = (int)length;
        return true;
    }

    /// <summary>Writes the length of a packet.</summary>
    /// <param name="destination">At least 4 bytes.</param>
    /// <param name="packetLengthBytes">Header and payload.</param>
    public static void WriteLength(Span<byte> destination, int packetLengthBytes) =>
        BinaryPrimitives.WriteInt32BigEndian(destination, packetLengthBytes);
}
