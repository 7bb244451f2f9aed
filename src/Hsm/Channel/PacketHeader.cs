using System.Buffers.Binary;

namespace Hsm;

/// <summary>
/// The header of a packet, 16 bytes, authenticated as associated data; ciphertext and tag follow. After WireGuard's
/// transport message:
/// <code>
/// 0   type, 4
/// 1   zero (3)
/// 4   number of the key, little-endian (4)
/// 8   counter, little-endian (8)
/// </code>
/// </summary>
/// <param name="KeyNumber">Which key, from 0.</param>
/// <param name="Counter">The nonce.</param>
internal readonly record struct PacketHeader(uint KeyNumber, ulong Counter)
{
    /// <summary>Its length, in bytes.</summary>
    public const int LengthBytes = 16;

    private const uint TransportType = 4;

    /// <summary>Reads the header of a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="header">The header when true.</param>
    /// <returns>False: too short for header and tag, or of another type.</returns>
    public static bool TryRead(ReadOnlySpan<byte> packet, out PacketHeader header)
    {
        header = default;
        if (packet.Length < SecureChannel.OverheadBytes || BinaryPrimitives.ReadUInt32LittleEndian(packet) != TransportType)
        {
            return false;
        }

        header = new PacketHeader(
            BinaryPrimitives.ReadUInt32LittleEndian(packet[4..]),
            BinaryPrimitives.ReadUInt64LittleEndian(packet[8..]));
        return true;
    }

    /// <summary>Writes the header.</summary>
    /// <param name="packet">At least <see cref="LengthBytes"/>.</param>
    public void Write(Span<byte> packet)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(packet, TransportType);
        BinaryPrimitives.WriteUInt32LittleEndian(packet[4..], KeyNumber);
        BinaryPrimitives.WriteUInt64LittleEndian(packet[8..], Counter);
    }
}
