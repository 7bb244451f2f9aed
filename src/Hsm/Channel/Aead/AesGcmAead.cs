using System.Runtime.InteropServices;
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

    private sealed class SystemKey(ReadOnlySpan<byte> key) : PooledAeadKey<AesGcm>(key, bigEndianNonce: true), IDeviceAeadKey
    {
        public CryptoAlgorithm Algorithm => CryptoAlgorithm.AesGcm;

        public bool IsSupportedBy(ICryptoProvider device) =>
            device.SupportsAesGcm(IAeadAlgorithm.KeyLengthBytes, AeadCall.NonceLengthBytes, IAeadAlgorithm.TagLengthBytes);

        public HsmStatus SealOn(ICryptoProvider device, AeadInput call, Span<byte> sealedText)
        {
            var status = device.AesGcmEncrypt(Input(call, call.Text), out var output);
            if (status == HsmStatus.Ok)
            {
                output.Ciphertext.Span.CopyTo(sealedText);
                output.Tag.Span.CopyTo(sealedText[call.Text.Length..]);
            }

            return status;
        }

        public HsmStatus OpenOn(ICryptoProvider device, AeadInput call, Span<byte> plaintext)
        {
            var tag = new Bytes(call.Text[plaintext.Length..]);
            var status = device.AesGcmDecrypt(Input(call, call.Text[..plaintext.Length]), tag, out var opened);
            if (status == HsmStatus.Ok)
            {
                opened.Span.CopyTo(plaintext);
                CryptographicOperations.ZeroMemory(MemoryMarshal.AsMemory(opened.Memory).Span);
            }

            return status;
        }

        protected override AesGcm CreateContext(ReadOnlySpan<byte> key) => new(key, IAeadAlgorithm.TagLengthBytes);

        protected override void Encrypt(AesGcm context, in AeadCall call, ReadOnlySpan<byte> plaintext, Span<byte> sealedText) =>
            context.Encrypt(call.Nonce, plaintext, sealedText[..plaintext.Length], sealedText[plaintext.Length..], call.AssociatedData);

        protected override void Decrypt(AesGcm context, in AeadCall call, ReadOnlySpan<byte> sealedText, Span<byte> plaintext) =>
            context.Decrypt(call.Nonce, sealedText[..plaintext.Length], sealedText[plaintext.Length..], plaintext, call.AssociatedData);

        private AesGcmInput Input(AeadInput call, ReadOnlySpan<byte> text)
        {
            Span<byte> room = stackalloc byte[AeadCall.NonceLengthBytes];
            AeadCall.Create(room, call.Nonce, bigEndian: true, call.AssociatedData);
            return new AesGcmInput(Key, new Bytes(room), new Bytes(call.AssociatedData), new Bytes(text), IAeadAlgorithm.TagLengthBytes);
        }
    }
}
