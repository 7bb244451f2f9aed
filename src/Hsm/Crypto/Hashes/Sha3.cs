using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHA-3 with the sponge in the caller's hands (FIPS 202, 4 and 6.1).</summary>
internal static class Sha3
{
    private const byte DomainAndFirstPad = 0x06;
    private const byte LastPad = 0x80;

    /// <summary>The sponge before the first block: zeros.</summary>
    /// <returns>200 bytes.</returns>
    public static Bytes Start() => Bytes.Adopt(new byte[KeccakPermutation.LaneCount * sizeof(ulong)]);

    /// <summary>Absorbs whole blocks.</summary>
    /// <param name="sponge">200 bytes: little-endian lanes; changed.</param>
    /// <param name="blocks">Whole blocks.</param>
    /// <param name="rateBytes">Length of a block.</param>
    public static void Update(Span<byte> sponge, ReadOnlySpan<byte> blocks, int rateBytes)
    {
        Span<ulong> lanes = stackalloc ulong[KeccakPermutation.LaneCount];
        sponge.CopyTo(MemoryMarshal.AsBytes(lanes));
        SwapOnBigEndian(lanes);
        for (; blocks.Length >= rateBytes; blocks = blocks[rateBytes..])
        {
            for (var i = 0; i < rateBytes / sizeof(ulong); i++)
            {
                lanes[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(blocks[(i * sizeof(ulong))..]);
            }

            KeccakPermutation.Permute(lanes);
        }

        SwapOnBigEndian(lanes);
        MemoryMarshal.AsBytes(lanes).CopyTo(sponge);
    }

    /// <summary>Absorbs the rest with its padding, and squeezes.</summary>
    /// <param name="state">Before.</param>
    /// <param name="rest">Shorter than a block.</param>
    /// <returns>The digest: always shorter than a block, so one squeeze.</returns>
    public static Bytes Finish(HashState state, ReadOnlySpan<byte> rest)
    {
        var rate = state.Function.BlockLengthBytes();
        Span<byte> padded = stackalloc byte[rate];
        padded.Clear();
        rest.CopyTo(padded);
        padded[rest.Length] = DomainAndFirstPad;
        padded[^1] |= LastPad;
        Span<byte> sponge = stackalloc byte[state.Words.Length];
        state.Words.Span.CopyTo(sponge);
        Update(sponge, padded, rate);
        return new Bytes(sponge[..state.Function.DigestLengthBytes()]);
    }

    private static void SwapOnBigEndian(Span<ulong> lanes)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(lanes, lanes);
        }
    }
}
