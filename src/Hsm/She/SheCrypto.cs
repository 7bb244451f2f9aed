using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The cryptography of SHE: AES-128, CMAC, and the compression of Miyaguchi and Preneel that keys are derived by
/// (AUTOSAR SHE, 4.3.1). Always software: commands are short, and may so be done under the Store lock, keys never leaving it.
/// </summary>
internal static class SheCrypto
{
    private const int Block = SheKey.LengthBytes;
    private static readonly SoftwareAes s_aes = new();

    /// <summary>KEY_UPDATE_ENC_C.</summary>
    public static ReadOnlySpan<byte> UpdateEncryption => [1, 1, 0x53, 0x48, 0x45, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0xB0];

    /// <summary>KEY_UPDATE_MAC_C.</summary>
    public static ReadOnlySpan<byte> UpdateMac => [1, 2, 0x53, 0x48, 0x45, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0xB0];

    /// <summary>PRNG_KEY_C.</summary>
    public static ReadOnlySpan<byte> Prng => [1, 4, 0x53, 0x48, 0x45, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0xB0];

    /// <summary>PRNG_SEED_KEY_C.</summary>
    public static ReadOnlySpan<byte> PrngSeed => [1, 5, 0x53, 0x48, 0x45, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0xB0];

    /// <summary>Compresses two blocks into one, which derives a key where the second is a constant.</summary>
    /// <param name="first">16 bytes, such as a key.</param>
    /// <param name="second">16 bytes.</param>
    /// <returns>16 bytes.</returns>
    public static byte[] Compress(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var state = new byte[Block];
        Step(state, first);
        Step(state, second);
        return state;
    }

    /// <summary>AES-128.</summary>
    /// <param name="mode">Cbc or Ecb.</param>
    /// <param name="key">16 bytes.</param>
    /// <param name="iv">16 bytes for Cbc.</param>
    /// <param name="data">Whole blocks.</param>
    /// <returns>As long as the data.</returns>
    public static byte[] Encrypt(AesMode mode, byte[] key, byte[] iv, ReadOnlySpan<byte> data)
    {
        var output = new byte[data.Length];
        Require(s_aes.Encrypt(new AesInput(mode, key, iv, data.ToArray()), output));
        return output;
    }

    /// <summary>AES-128.</summary>
    /// <param name="mode">Cbc or Ecb.</param>
    /// <param name="key">16 bytes.</param>
    /// <param name="iv">16 bytes for Cbc.</param>
    /// <param name="data">Whole blocks.</param>
    /// <returns>As long as the data.</returns>
    public static byte[] Decrypt(AesMode mode, byte[] key, byte[] iv, ReadOnlySpan<byte> data)
    {
        var output = new byte[data.Length];
        Require(s_aes.Decrypt(new AesInput(mode, key, iv, data.ToArray()), output));
        return output;
    }

    /// <summary>AES-128-CMAC.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="message">Any length.</param>
    /// <returns>16 bytes.</returns>
    public static byte[] Mac(byte[] key, ReadOnlySpan<byte> message)
    {
        var mac = new byte[Block];
        Require(CmacMode.Compute(s_aes, key, message, mac));
        return mac;
    }

    /// <summary>Takes a part of a message into a MAC.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="state">Before.</param>
    /// <param name="part">Any length.</param>
    /// <returns>The state after.</returns>
    public static CmacState MacUpdate(byte[] key, CmacState state, ReadOnlySpan<byte> part)
    {
        Require(CmacMode.Update(s_aes, key, ref state, part));
        return state;
    }

    /// <summary>Ends a MAC.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="state">Before.</param>
    /// <returns>16 bytes.</returns>
    public static byte[] MacFinish(byte[] key, CmacState state)
    {
        var mac = new byte[Block];
        Require(CmacMode.Finish(s_aes, key, state, mac));
        return mac;
    }

    private static void Step(byte[] state, ReadOnlySpan<byte> block)
    {
        var enciphered = BinaryPrimitives.ReadUInt128LittleEndian(Encrypt(AesMode.Ecb, state, [], block));
        var both = enciphered ^ BinaryPrimitives.ReadUInt128LittleEndian(block);
        BinaryPrimitives.WriteUInt128LittleEndian(state, BinaryPrimitives.ReadUInt128LittleEndian(state) ^ both);
    }

    private static void Require(HsmStatus status)
    {
        if (status != HsmStatus.Ok)
        {
            throw new HsmInvariantException("AES-128 on whole blocks in software does not fail.");
        }
    }
}
