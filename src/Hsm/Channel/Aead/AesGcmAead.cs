using System.Security.Cryptography;
using Hsm.Abstractions;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;

namespace Hsm;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D), as Noise uses it: the nonce is 4 zero bytes and the counter, big-endian. By
/// System.Security.Cryptography where the platform has it, else by BouncyCastle.
/// </summary>
public sealed class AesGcmAead : IAeadAlgorithm
{
    private readonly bool _software;

    /// <summary>Takes the faster one there is.</summary>
    public AesGcmAead()
        : this(software: !AesGcm.IsSupported)
    {
    }

    /// <summary>Takes a given one.</summary>
    /// <param name="software">True: BouncyCastle.</param>
    internal AesGcmAead(bool software)
    {
        _software = software;
    }

    /// <inheritdoc/>
    public string Name => "AESGCM";

    /// <inheritdoc/>
    public IAeadKey CreateKey(ReadOnlySpan<byte> key) => _software
        ? new SoftwareAeadKey(key, static () => new GcmBlockCipher(new AesEngine()), bigEndianNonce: true)
        : new SystemKey(key);

    private sealed class SystemKey(ReadOnlySpan<byte> key) : PooledAeadKey<AesGcm>(key, bigEndianNonce: true)
    {
        protected override AesGcm CreateContext(ReadOnlySpan<byte> key) => new(key, IAeadAlgorithm.TagLengthBytes);

        protected override void Encrypt(AesGcm context, in AeadCall call, ReadOnlySpan<byte> plaintext, Span<byte> sealedText) =>
            context.Encrypt(call.Nonce, plaintext, sealedText[..plaintext.Length], sealedText[plaintext.Length..], call.AssociatedData);

        protected override void Decrypt(AesGcm context, in AeadCall call, ReadOnlySpan<byte> sealedText, Span<byte> plaintext) =>
            context.Decrypt(call.Nonce, sealedText[..plaintext.Length], sealedText[plaintext.Length..], plaintext, call.AssociatedData);
    }
}
