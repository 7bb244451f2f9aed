using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// SHA-2 with the state in the caller's hands (FIPS 180-4): neither library hands its own out (hsm-notes 16).
/// </summary>
internal static class Sha2
{
    private static ReadOnlySpan<uint> Initial224 =>
    [
        0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4,
    ];

    private static ReadOnlySpan<uint> Initial256 =>
    [
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
    ];

    private static ReadOnlySpan<ulong> Initial384 =>
    [
        0xCBBB9D5DC1059ED8, 0x629A292A367CD507, 0x9159015A3070DD17, 0x152FECD8F70E5939,
        0x67332667FFC00B31, 0x8EB44A8768581511, 0xDB0C2E0D64F98FA7, 0x47B5481DBEFA4FA4,
    ];

    private static ReadOnlySpan<ulong> Initial512 =>
    [
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
        0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ];

    private static ReadOnlySpan<ulong> Initial512With224 =>
    [
        0x8C3D37C819544DA2, 0x73E1996689DCD4D6, 0x1DFAB7AE32FF9C82, 0x679DD514582F9FCF,
        0x0F6D2B697BD44DA8, 0x77E36F7304C48942, 0x3F9D85A86A1D36C8, 0x1112E6AD91D692A1,
    ];

    private static ReadOnlySpan<ulong> Initial512With256 =>
    [
        0x22312194FC2BF72C, 0x9F555FA3C84C64C2, 0x2393B86B6F53B151, 0x963877195940EABD,
        0x96283EE2A88EFFE3, 0xBE5E1E2553863992, 0x2B0199FC2C85B8AA, 0x0EB72DDC81C52CA2,
    ];

    /// <summary>The initial words.</summary>
    /// <param name="function">One of SHA-2.</param>
    /// <returns>The words, little-endian.</returns>
    public static Bytes Start(HashFunction function) => function switch
    {
        HashFunction.Sha224 => ToBytes(Initial224),
        HashFunction.Sha256 => ToBytes(Initial256),
        HashFunction.Sha384 => ToBytes(Initial384),
        HashFunction.Sha512_224 => ToBytes(Initial512With224),
        HashFunction.Sha512_256 => ToBytes(Initial512With256),
        _ => ToBytes(Initial512),
    };

    /// <summary>Takes whole blocks in.</summary>
    /// <param name="words">Little-endian words; changed.</param>
    /// <param name="blocks">Whole blocks.</param>
    public static void Update(Span<byte> words, ReadOnlySpan<byte> blocks)
    {
        if (words.Length == 8 * sizeof(uint))
        {
            Span<uint> state = stackalloc uint[8];
            Load(words, state);
            Sha256Compression.Compress(state, blocks);
            Store(state, words);
            return;
        }

        Span<ulong> wide = stackalloc ulong[8];
        Load(words, wide);
        Sha512Compression.Compress(wide, blocks);
        Store(wide, words);
    }

    /// <summary>Takes the rest in, with padding and length (FIPS 180-4, 5.1).</summary>
    /// <param name="state">Before.</param>
    /// <param name="rest">Shorter than a block.</param>
    /// <returns>The digest.</returns>
    public static Bytes Finish(HashState state, ReadOnlySpan<byte> rest)
    {
        var block = state.Function.BlockLengthBytes();
        var lengthField = block / 8;
        Span<byte> padded = stackalloc byte[2 * block];
        padded.Clear();
        rest.CopyTo(padded);
        padded[rest.Length] = 0x80;
        padded = padded[..(rest.Length + 1 + lengthField <= block ? block : 2 * block)];
        var lengthBytes = state.LengthBytes + (ulong)rest.Length;
        BinaryPrimitives.WriteUInt64BigEndian(padded[^8..], lengthBytes << 3);
        if (lengthField > 8)
        {
            BinaryPrimitives.WriteUInt64BigEndian(padded[^16..], lengthBytes >> 61);
        }

        Span<byte> words = stackalloc byte[state.Words.Length];
        state.Words.Span.CopyTo(words);
        Update(words, padded);
        ToBigEndian(words);
        return new Bytes(words[..state.Function.DigestLengthBytes()]);
    }

    private static void ToBigEndian(Span<byte> words)
    {
        var size = words.Length / 8;
        for (; !words.IsEmpty; words = words[size..])
        {
            words[..size].Reverse();
        }
    }

    private static Bytes ToBytes(ReadOnlySpan<uint> words)
    {
        var bytes = new byte[words.Length * sizeof(uint)];
        Store(words, bytes);
        return Bytes.Adopt(bytes);
    }

    private static Bytes ToBytes(ReadOnlySpan<ulong> words)
    {
        var bytes = new byte[words.Length * sizeof(ulong)];
        Store(words, bytes);
        return Bytes.Adopt(bytes);
    }

    private static void Load(ReadOnlySpan<byte> bytes, Span<uint> words)
    {
        bytes.CopyTo(MemoryMarshal.AsBytes(words));
        SwapOnBigEndian(words);
    }

    private static void Load(ReadOnlySpan<byte> bytes, Span<ulong> words)
    {
        bytes.CopyTo(MemoryMarshal.AsBytes(words));
        SwapOnBigEndian(words);
    }

    private static void Store(ReadOnlySpan<uint> words, Span<byte> bytes)
    {
        MemoryMarshal.AsBytes(words).CopyTo(bytes);
        SwapOnBigEndian(MemoryMarshal.Cast<byte, uint>(bytes));
    }

    private static void Store(ReadOnlySpan<ulong> words, Span<byte> bytes)
    {
        MemoryMarshal.AsBytes(words).CopyTo(bytes);
        SwapOnBigEndian(MemoryMarshal.Cast<byte, ulong>(bytes));
    }

    private static void SwapOnBigEndian(Span<uint> words)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }

    private static void SwapOnBigEndian(Span<ulong> words)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }
}
