using System.Numerics;

namespace Interleave.Strategies;

/// <summary>xoshiro256** seeded by SplitMix64 (Blackman and Vigna, 2018): the same stream on every machine and runtime.</summary>
public struct SeededRandom
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>A stream for (seed, index): neighbouring pairs give unrelated streams.</summary>
    /// <param name="seed">The exploration's seed.</param>
    /// <param name="index">The execution's index, or any other discriminator.</param>
    public SeededRandom(ulong seed, ulong index)
    {
        ulong state = seed ^ (index * 0xD1342543DE82EF95UL);
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>A uniform value.</returns>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A value below a bound, by multiply-shift (Lemire 2019); the bias is below 2^-32.</summary>
    /// <param name="bound">Exclusive, at least 1.</param>
    /// <returns>0 to bound - 1.</returns>
    public int Next(int bound) => (int)(((NextBits() >> 32) * (ulong)bound) >> 32);

    /// <summary>A value in [0, 1).</summary>
    /// <returns>53 random bits as a fraction.</returns>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Fills a span.</summary>
    /// <param name="buffer">Receives random bytes.</param>
    public void NextBytes(Span<byte> buffer)
    {
        for (int i = 0; i < buffer.Length; i += 8)
        {
            ulong bits = NextBits();
            for (int j = i; j < Math.Min(i + 8, buffer.Length); j++, bits >>= 8)
            {
                buffer[j] = (byte)bits;
            }
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
