using System.Buffers.Binary;

namespace Hsm.Models.Environment;

/// <summary>What toy cryptography is made of: a fast mixing of bytes into 64 bits. NOT SECURE.</summary>
internal static class ToyMixer
{
    private const int WordBytes = sizeof(ulong);

    /// <summary>Takes bytes in. The length goes first, so that bytes can't move between two inputs unseen.</summary>
    public static ulong Absorb(ulong state, ReadOnlySpan<byte> data)
    {
        state = Mix(state ^ (ulong)data.Length);
        for (; data.Length >= WordBytes; data = data[WordBytes..])
        {
            state = Mix(state ^ BinaryPrimitives.ReadUInt64LittleEndian(data));
        }

        Span<byte> rest = stackalloc byte[WordBytes];
        rest.Clear();
        data.CopyTo(rest);
        return Mix(state ^ BinaryPrimitives.ReadUInt64LittleEndian(rest));
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>Bytes that follow from a state.</summary>
    public static byte[] Squeeze(ulong state, int lengthBytes)
    {
        byte[] words = new byte[(lengthBytes + WordBytes - 1) / WordBytes * WordBytes];
        for (int offset = 0; offset < words.Length; offset += WordBytes)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(words.AsSpan(offset), Mix(state + (ulong)offset));
        }

        return words.Length == lengthBytes ? words : words[..lengthBytes];
    }
}
