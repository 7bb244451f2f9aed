using System.Numerics;

namespace Hsm;

/// <summary>KECCAK-f[1600] (FIPS 202, 3.3): the 24 rounds of theta, rho, pi, chi and iota.</summary>
internal static class KeccakPermutation
{
    /// <summary>Number of 64-bit lanes; lane (x, y) is at x + 5 y.</summary>
    public const int LaneCount = 25;

    private static ReadOnlySpan<ulong> RoundConstants =>
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000,
        0x000000000000808B, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
        0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
        0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003,
        0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
        0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    // Rotation of the lane that rho moves at step t (FIPS 202, 3.2.2), and where pi takes it: both follow one path.
    private static ReadOnlySpan<byte> Rotations =>
        [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    private static ReadOnlySpan<byte> Path =>
        [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    /// <summary>Permutes.</summary>
    /// <param name="lanes">25 lanes; changed.</param>
    public static void Permute(Span<ulong> lanes)
    {
        Span<ulong> columns = stackalloc ulong[5];
        foreach (var constant in RoundConstants)
        {
            Theta(lanes, columns);
            RhoAndPi(lanes);
            Chi(lanes, columns);
            lanes[0] ^= constant;
        }
    }

    private static void Theta(Span<ulong> lanes, Span<ulong> columns)
    {
        for (var x = 0; x < 5; x++)
        {
            columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
        }

        for (var x = 0; x < 5; x++)
        {
            var effect = columns[(x + 4) % 5] ^ BitOperations.RotateLeft(columns[(x + 1) % 5], 1);
            for (var y = 0; y < LaneCount; y += 5)
            {
                lanes[x + y] ^= effect;
            }
        }
    }

    private static void RhoAndPi(Span<ulong> lanes)
    {
        var moving = lanes[1];
        for (var t = 0; t < Path.Length; t++)
        {
            var next = lanes[Path[t]];
            lanes[Path[t]] = BitOperations.RotateLeft(moving, Rotations[t]);
            moving = next;
        }
    }

    private static void Chi(Span<ulong> lanes, Span<ulong> row)
    {
        for (var y = 0; y < LaneCount; y += 5)
        {
            lanes.Slice(y, 5).CopyTo(row);
            for (var x = 0; x < 5; x++)
            {
                lanes[x + y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
            }
        }
    }
}
