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
        ulong seed = ToyMixer.Absorb(ToyMixer.Absorb(StreamDomain, input.Key.Span), input.Iv.Span);
        int length = data.Length;
        byte[] words = new byte[(length + WordBytes - 1) / WordBytes * WordBytes];
        data.Span.CopyTo(words);
        for (int offset = 0; offset < words.Length; offset += WordBytes)
        {
            Span<byte> word = words.AsSpan(offset, WordBytes);
            ulong stream = ToyMixer.Mix(seed + (ulong)offset);
            BinaryPrimitives.WriteUInt64LittleEndian(word, BinaryPrimitives.ReadUInt64LittleEndian(word) ^ stream);
        }

        return new Bytes(words.AsSpan(0, length));
    }

    private static Bytes Tag(AesGcmInput input, Bytes ciphertext)
    {
        ulong state = ToyMixer.Absorb(ToyMixer.Absorb(TagDomain, input.Key.Span), input.Iv.Span);
        state = ToyMixer.Absorb(ToyMixer.Absorb(state, input.Aad.Span), ciphertext.Span);
        byte[] tag = new byte[FullTagBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(tag, ToyMixer.Mix(state));
        BinaryPrimitives.WriteUInt64LittleEndian(tag.AsSpan(WordBytes), ToyMixer.Mix(state + 1));
        return new Bytes(tag.AsSpan(0, input.TagLengthBytes));
    }
}
