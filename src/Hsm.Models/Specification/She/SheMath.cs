using System.Security.Cryptography;
using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;

namespace Hsm.Models.Specification.She;

/// <summary>AES-128, CMAC (NIST SP 800-38B) and key derivation as SHE has them, by the platform's AES.</summary>
internal static class SheMath
{
    public const int Block = 16;
    public const int EncryptionConstant = 1;
    public const int MacConstant = 2;
    public const int GeneratorConstant = 4;
    public const int SeedConstant = 5;

    public static Bytes Encrypt(Bytes key, Bytes data, Bytes iv) => Run(key, aes => iv.IsEmpty
        ? aes.EncryptEcb(data.Span, PaddingMode.None)
        : aes.EncryptCbc(data.Span, iv.Span, PaddingMode.None));

    public static Bytes Decrypt(Bytes key, Bytes data, Bytes iv) => Run(key, aes => iv.IsEmpty
        ? aes.DecryptEcb(data.Span, PaddingMode.None)
        : aes.DecryptCbc(data.Span, iv.Span, PaddingMode.None));

    /// <summary>The key for a use: compression of the key and a constant, "SHE" with its number and the padding of the standard.</summary>
    public static Bytes Derive(Bytes key, int constant) =>
        Compress(key, new Bytes([1, (byte)constant, 0x53, 0x48, 0x45, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0xB0]));

    /// <summary>Miyaguchi-Preneel of two blocks.</summary>
    public static Bytes Compress(Bytes first, Bytes second)
    {
        Bytes state = Bytes.Repeat(0, Block);
        foreach (Bytes block in new[] { first, second })
        {
            state = Xor(Xor(Encrypt(state, block, default), block), state);
        }

        return state;
    }

    public static Bytes Mac(Bytes key, Bytes message)
    {
        int whole = message.IsEmpty ? 0 : (message.Length - 1) / Block * Block;
        Bytes rest = message.Slice(whole, message.Length - whole);
        Bytes subkey = Double(Encrypt(key, Bytes.Repeat(0, Block), default));
        if (rest.Length < Block)
        {
            subkey = Double(subkey);
            rest = new Bytes([.. rest.Span, 0x80, .. new byte[Block - 1 - rest.Length]]);
        }

        var all = new Bytes([.. message.Span[..whole], .. Xor(rest, subkey).Span]);
        Bytes enciphered = Encrypt(key, all, Bytes.Repeat(0, Block));
        return enciphered.Slice(enciphered.Length - Block, Block);
    }

    private static Bytes Double(Bytes block) => Bytes.Adopt(BlockModes.Double(block.Span));

    private static Bytes Xor(Bytes left, Bytes right) => Bytes.Adopt(BlockModes.Sum(left.ToArray(), right.ToArray()));

    private static Bytes Run(Bytes key, Func<Aes, byte[]> work)
    {
        using var aes = Aes.Create();
        aes.Key = key.ToArray();
        return Bytes.Adopt(work(aes));
    }
}
