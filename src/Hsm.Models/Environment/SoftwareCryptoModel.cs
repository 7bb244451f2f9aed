using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>A crypto library of toys; safe for any number of threads. NOT SECURE.</summary>
public sealed class SoftwareCryptoModel : ICryptoProvider
{
    /// <inheritdoc/>
    public string Name => "software model";

    /// <inheritdoc/>
    public bool RequiresDeviceLock => false;

    /// <inheritdoc/>
    public IAesPort Aes { get; } = new ToyAes();

    /// <inheritdoc/>
    public IHashPort Hashes { get; } = new ToyHashes();

    /// <inheritdoc/>
    public IHmacPort Hmac { get; } = new ToyHmac();

    /// <inheritdoc/>
    public IRsaPort Rsa { get; } = new ToyRsa();

    /// <inheritdoc/>
    public IEccPort Ecc { get; } = new ToyEcc();

    /// <inheritdoc/>
    public IEd25519Port Ed25519 { get; } = new ToyEd25519();

    /// <inheritdoc/>
    public IX25519Port X25519 { get; } = new ToyX25519();

    /// <inheritdoc/>
    public IMlDsaPort MlDsa { get; } = new ToyMlDsa();

    /// <inheritdoc/>
    public IMlKemPort MlKem { get; } = new ToyMlKem();

    /// <summary>Supports every shape.</summary>
    /// <param name="keyLengthBytes">16, 24 or 32.</param>
    /// <param name="ivLengthBytes">1 or more.</param>
    /// <param name="tagLengthBytes">12..16.</param>
    /// <returns>True.</returns>
    public bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes) => true;

    /// <inheritdoc/>
    public HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output)
    {
        output = ToyAead.Instance.Encrypt(input);
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext) =>
        ToyAead.Instance.TryDecrypt(input, tag, out plaintext) ? HsmStatus.Ok : HsmStatus.AesGcmAuth;
}
