using Hsm.Abstractions;

namespace Hsm;

/// <summary>The messages of the memory update protocol (AUTOSAR SHE, 4.9).</summary>
internal static class SheUpdate
{
    private const int Block = SheKey.LengthBytes;

    /// <summary>M2: counter, flags and key, encrypted.</summary>
    /// <param name="authorising">The authorising key.</param>
    /// <param name="key">What is to be loaded.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] MessageTwo(byte[] authorising, SheKey key)
    {
        var plain = new byte[2 * Block];
        var flags = Reverse(key.Flags);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(plain, (key.Counter << 4) | (flags >> 1));
        plain[4] = (byte)(flags << 7);
        key.Value.CopyTo(plain, Block);
        return SheCrypto.Encrypt(AesMode.Cbc, SheCrypto.Compress(authorising, SheCrypto.UpdateEncryption), new byte[Block], plain);
    }

    /// <summary>Reads M2.</summary>
    /// <param name="authorising">The authorising key.</param>
    /// <param name="messageTwo">32 bytes.</param>
    /// <returns>What is to be loaded.</returns>
    public static SheKey ReadMessageTwo(byte[] authorising, ReadOnlySpan<byte> messageTwo)
    {
        var plain = SheCrypto.Decrypt(AesMode.Cbc, SheCrypto.Compress(authorising, SheCrypto.UpdateEncryption), new byte[Block], messageTwo);
        var first = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(plain);
        return new SheKey(plain[Block..], first >> 4, (SheKeyFlags)Reverse((SheKeyFlags)(((first & 0xF) << 1) | (uint)(plain[4] >> 7))));
    }

    /// <summary>M3: a MAC of M1 and M2.</summary>
    /// <param name="authorising">The authorising key.</param>
    /// <param name="messageOne">16 bytes.</param>
    /// <param name="messageTwo">32 bytes.</param>
    /// <returns>16 bytes.</returns>
    public static byte[] MessageThree(byte[] authorising, ReadOnlySpan<byte> messageOne, ReadOnlySpan<byte> messageTwo) =>
        SheCrypto.Mac(SheCrypto.Compress(authorising, SheCrypto.UpdateMac), [.. messageOne, .. messageTwo]);

    /// <summary>M4: proof that a key is there: UID, slots, and the counter encrypted by it.</summary>
    /// <param name="messageOne">16 bytes, with the device's own UID.</param>
    /// <param name="key">The key.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] MessageFour(ReadOnlySpan<byte> messageOne, SheKey key)
    {
        var plain = new byte[Block];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(plain, (key.Counter << 4) | 8);
        return [.. messageOne, .. SheCrypto.Encrypt(AesMode.Ecb, SheCrypto.Compress(key.Value, SheCrypto.UpdateEncryption), [], plain)];
    }

    /// <summary>M5: a MAC of M4.</summary>
    /// <param name="key">The key.</param>
    /// <param name="messageFour">32 bytes.</param>
    /// <returns>16 bytes.</returns>
    public static byte[] MessageFive(SheKey key, ReadOnlySpan<byte> messageFour) =>
        SheCrypto.Mac(SheCrypto.Compress(key.Value, SheCrypto.UpdateMac), messageFour);

    // In the message the first flag is the most significant of five bits; in the label it is the least.
    private static uint Reverse(SheKeyFlags flags)
    {
        var reversed = 0u;
        for (var i = 0; i < 5; i++)
        {
            reversed |= (((uint)flags >> i) & 1) << (4 - i);
        }

        return reversed;
    }
}
