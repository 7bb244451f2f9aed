using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// ChaCha20-Poly1305 (RFC 8439), as Noise uses it: the nonce is 4 zero bytes and the counter, little-endian. By
/// System.Security.Cryptography where the platform has it, else by BouncyCastle.
/// </summary>
public sealed class ChaChaPolyAead : IAeadAlgorithm
{
    private readonly bool _software;

    /// <summary>Takes the faster one there is.</summary>
    public ChaChaPolyAead()
        : this(software: !ChaCha20Poly1305.IsSupported)
    {
    }

    /// <summary>Takes a given one.</summary>
    /// <param name="software">True: BouncyCastle.</param>
    internal ChaChaPolyAead(bool software)
    {
        _software = software;
    }

    /// <inheritdoc/>
    public string Name => "ChaChaPoly";

    /// <inheritdoc/>
    public IAeadKey CreateKey(ReadOnlySpan<byte> key) => _software
        ? new SoftwareAeadKey(key, static () => new Org.BouncyCastle.Crypto.Modes.ChaCha20Poly1305(), bigEndianNonce: false)
        : new SystemKey(key);

    private sealed class SystemKey(ReadOnlySpan<byte> key) : PooledAeadKey<ChaCha20Poly1305>(key, bigEndianNonce: false)
    {
        protected override ChaCha20Poly1305 CreateContext(ReadOnlySpan<byte> key) => new(key);

        protected override void Encrypt(ChaCha20Poly1305 context, in AeadCall call, ReadOnlySpan<byte> plaintext, Span<byte> sealedText) =>
            context.Encrypt(call.Nonce, plaintext, sealedText[..plaintext.Length], sealedText[plaintext.Length..], call.AssociatedData);

        protected override void Decrypt(ChaCha20Poly1305 context, in AeadCall call, ReadOnlySpan<byte> sealedText, Span<byte> plaintext) =>
            context.Decrypt(call.Nonce, sealedText[..plaintext.Length], sealedText[plaintext.Length..], plaintext, call.AssociatedData);
    }
}
