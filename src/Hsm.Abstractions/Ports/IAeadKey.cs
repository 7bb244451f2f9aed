namespace Hsm.Abstractions;

/// <summary>A key of an <see cref="IAeadAlgorithm"/>.</summary>
/// <remarks>
/// Safe for any number of threads, up to Dispose: then no call is under way, none follows, and the key is zeroed.
/// Precondition of all calls: no nonce is used for sealing twice under one key; that is the caller's business.
/// </remarks>
public interface IAeadKey : IDisposable
{
    /// <summary>Encrypts and authenticates.</summary>
    /// <param name="nonce">A counter; how it fills the nonce's 12 bytes is the algorithm's (Noise, section 12).</param>
    /// <param name="associatedData">Authenticated, not encrypted; any length.</param>
    /// <param name="plaintext">Any length.</param>
    /// <param name="sealedText">Receives the ciphertext, then the tag: plaintext's length + 16 bytes exactly. No overlap.</param>
    void Seal(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> sealedText);

    /// <summary>Checks and decrypts.</summary>
    /// <param name="nonce">As it was sealed with.</param>
    /// <param name="associatedData">As it was sealed with.</param>
    /// <param name="sealedText">Ciphertext and tag; 16 bytes or more.</param>
    /// <param name="plaintext">Receives the plaintext: 16 bytes fewer exactly. No overlap. Zeroes unless true.</param>
    /// <returns>False: the tag does not match.</returns>
    bool TryOpen(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> sealedText, Span<byte> plaintext);
}
