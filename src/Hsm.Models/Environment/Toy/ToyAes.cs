using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Stands in for AES on whole blocks: a permutation of blocks for each key, chained as the mode says. NOT SECURE.</summary>
internal sealed class ToyAes : IAesPort
{
    private const ulong Domain = 0x414553;
    private const int Rotation = 23;

    public bool Supports(AesMode mode, int keyLengthBytes) => keyLengthBytes is 16 or 24 or 32;

    public HsmStatus Encrypt(AesInput input, Span<byte> destination)
    {
        (ulong low, ulong high) = Keys(input);
        (ulong chainLow, ulong chainHigh) = Chain(input);
        for (ReadOnlySpan<byte> source = input.Data.Span; !source.IsEmpty; source = source[AesInput.BlockLengthBytes..])
        {
            // Each half depends on both, so that one changed byte shows in all of the block.
            ulong left = Read(source, 0) ^ chainLow;
            ulong right = Read(source, 1) ^ chainHigh;
            left = ulong.RotateLeft(left + low, Rotation) ^ high;
            right = ulong.RotateLeft(right + left, Rotation) ^ low;
            left += right;
            Write(destination, left, right);
            (chainLow, chainHigh) = input.Mode == AesMode.Cbc ? (left, right) : (0, 0);
            destination = destination[AesInput.BlockLengthBytes..];
        }

        return HsmStatus.Ok;
    }

    public HsmStatus Decrypt(AesInput input, Span<byte> destination)
    {
        (ulong low, ulong high) = Keys(input);
        (ulong chainLow, ulong chainHigh) = Chain(input);
        for (ReadOnlySpan<byte> source = input.Data.Span; !source.IsEmpty; source = source[AesInput.BlockLengthBytes..])
        {
            ulong givenLeft = Read(source, 0);
            ulong givenRight = Read(source, 1);
            ulong left = givenLeft - givenRight;
            ulong right = ulong.RotateRight(givenRight ^ low, Rotation) - left;
            left = ulong.RotateRight(left ^ high, Rotation) - low;
            Write(destination, left ^ chainLow, right ^ chainHigh);
            (chainLow, chainHigh) = input.Mode == AesMode.Cbc ? (givenLeft, givenRight) : (0, 0);
            destination = destination[AesInput.BlockLengthBytes..];
        }

        return HsmStatus.Ok;
    }

    private static (ulong Low, ulong High) Keys(AesInput input)
    {
        ulong key = ToyMixer.Absorb(Domain, input.Key.Span);
        return (key, ToyMixer.Mix(key));
    }

    private static (ulong Low, ulong High) Chain(AesInput input) =>
        input.Mode == AesMode.Cbc ? (Read(input.Iv.Span, 0), Read(input.Iv.Span, 1)) : (0, 0);

    private static ulong Read(ReadOnlySpan<byte> block, int half) =>
        BinaryPrimitives.ReadUInt64LittleEndian(block[(half * sizeof(ulong))..]);

    private static void Write(Span<byte> block, ulong left, ulong right)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(block, left);
        BinaryPrimitives.WriteUInt64LittleEndian(block[sizeof(ulong)..], right);
    }
}
