using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Hsm.Abstractions;
using Hsm.Models.Specification;

namespace Hsm.Models.Environment;

/// <summary>
/// Stands in for AES-GCM in systematic runs: a fast pure function of key, IV, AAD and plaintext that authenticates.
/// NOT SECURE, by design and by far: never use it for anything but tests.
/// </summary>
/// <remarks>
/// A schedule's crypto must give the same bytes in every process and cost the tester few steps (hsm-notes, 6). Works
/// on words through library calls, which a tester takes as one step each; all else is in locals.
/// </remarks>
public sealed class ToyAead : IAesGcmOracle
{
    private const ulong StreamDomain = 0x53545245414D;
    private const ulong TagDomain = 0x544147;
    private const int WordBytes = sizeof(ulong);
    private const int FullTagBytes = 2 * WordBytes;

    private ToyAead()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static ToyAead Instance { get; } = new();

    /// <inheritdoc/>
    AesGcmOutput? IAesGcmOracle.Encrypt(AesGcmInput input) => Encrypt(input);

    /// <summary>Encrypts.</summary>
    /// <param name="input">Key, IV, AAD, plaintext and tag length (12..16); any other lengths.</param>
    /// <returns>A ciphertext as long as the plaintext, and the tag.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "An instance stands for the function where an oracle is asked for.")]
    public AesGcmOutput Encrypt(AesGcmInput input)
    {
        Bytes ciphertext = AddStream(input, input.Data);
        return new AesGcmOutput(ciphertext, Tag(input, ciphertext));
    }

    /// <summary>Decrypts, if the tag is the right one.</summary>
    /// <param name="input">Key, IV, AAD, ciphertext and tag length.</param>
    /// <param name="tag">The tag to check.</param>
    /// <param name="plaintext">As long as the ciphertext; empty when false.</param>
    /// <returns>False: the tag does not match.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "An instance stands for the function where an oracle is asked for.")]
    public bool TryDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext)
    {
        bool matches = Tag(input, input.Data) == tag;
        plaintext = matches ? AddStream(input, input.Data) : Bytes.Empty;
        return matches;
    }

    private static Bytes AddStream(AesGcmInput input, Bytes data)
    {
        // Whole words, so that no loop goes by bytes; cut to length at the end.
        ulong seed = Absorb(Absorb(StreamDomain, input.Key.Span), input.Iv.Span);
        int length = data.Length;
        byte[] words = new byte[(length + WordBytes - 1) / WordBytes * WordBytes];
        data.Span.CopyTo(words);
        for (int offset = 0; offset < words.Length; offset += WordBytes)
        {
            Span<byte> word = words.AsSpan(offset, WordBytes);
            ulong stream = Mix(seed + (ulong)offset);
            BinaryPrimitives.WriteUInt64LittleEndian(word, BinaryPrimitives.ReadUInt64LittleEndian(word) ^ stream);
        }

        return new Bytes(words.AsSpan(0, length));
    }

    private static Bytes Tag(AesGcmInput input, Bytes ciphertext)
    {
        ulong state = Absorb(Absorb(TagDomain, input.Key.Span), input.Iv.Span);
        state = Absorb(Absorb(state, input.Aad.Span), ciphertext.Span);
        byte[] tag = new byte[FullTagBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(tag, Mix(state));
        BinaryPrimitives.WriteUInt64LittleEndian(tag.AsSpan(WordBytes), Mix(state + 1));
        return new Bytes(tag.AsSpan(0, input.TagLengthBytes));
    }

    /// <summary>The length goes in first, so that bytes can't move between two inputs unseen.</summary>
    private static ulong Absorb(ulong state, ReadOnlySpan<byte> data)
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
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
