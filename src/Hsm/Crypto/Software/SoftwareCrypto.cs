using Hsm.Abstractions;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Hsm;

/// <summary>
/// Software cryptography by BouncyCastle: every shape, any number of threads; each operation has a context of its own.
/// </summary>
/// <param name="x25519Keys">How X25519 keys are stored, imported and exported.</param>
public sealed class SoftwareCrypto(X25519KeyOrder x25519Keys = X25519KeyOrder.Rfc8410) : ICryptoProvider
{
    /// <inheritdoc/>
    public string Name => "software";

    /// <inheritdoc/>
    public bool RequiresDeviceLock => false;

    /// <inheritdoc/>
    public IAesPort Aes { get; } = new SoftwareAes();

    /// <inheritdoc/>
    public IHashPort Hashes { get; } = new SoftwareHashes();

    /// <inheritdoc/>
    public IHmacPort Hmac { get; } = new SoftwareHmac();

    /// <inheritdoc/>
    public IRsaPort Rsa { get; } = new SoftwareRsa();

    /// <inheritdoc/>
    public IEccPort Ecc { get; } = new SoftwareEcc();

    /// <inheritdoc/>
    public IEd25519Port Ed25519 { get; } = new SoftwareEd25519();

    /// <inheritdoc/>
    public IX25519Port X25519 { get; } = new SoftwareX25519(x25519Keys);

    /// <inheritdoc/>
    public bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes) => true;

    /// <inheritdoc/>
    public HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output)
    {
        var result = Process(Create(input, forEncryption: true), input.Data.ToArray());
        var split = result.Length - input.TagLengthBytes;
        output = new AesGcmOutput(new Bytes(result.AsSpan(0, split)), new Bytes(result.AsSpan(split)));
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext)
    {
        try
        {
            plaintext = Bytes.Adopt(Process(Create(input, forEncryption: false), [.. input.Data.Span, .. tag.Span]));
            return HsmStatus.Ok;
        }
        catch (InvalidCipherTextException)
        {
            plaintext = default;
            return HsmStatus.AesGcmAuth;
        }
    }

    private static GcmBlockCipher Create(AesGcmInput input, bool forEncryption)
    {
        var key = new KeyParameter(input.Key.ToArray());
        var cipher = new GcmBlockCipher(new AesEngine());
        cipher.Init(
            forEncryption,
            new AeadParameters(key, input.TagLengthBytes * 8, input.Iv.ToArray(), input.Aad.ToArray()));
        return cipher;
    }

    private static byte[] Process(GcmBlockCipher cipher, byte[] source)
    {
        var result = new byte[cipher.GetOutputSize(source.Length)];
        var written = cipher.ProcessBytes(source, 0, source.Length, result, 0);
        cipher.DoFinal(result, written);
        return result;
    }
}
