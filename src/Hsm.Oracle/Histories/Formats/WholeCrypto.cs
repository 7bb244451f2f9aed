using Hsm.Abstractions;

namespace Hsm.Oracle.Histories.Formats;

/// <summary>Real cryptography for the specification in one provider: software, and the platform for what software lacks.</summary>
internal sealed class WholeCrypto : ICryptoProvider
{
    private readonly SoftwareCrypto _software = new();
    private readonly SystemAccelerator _platform = new(CallerAdmission.Any);

    public string Name => "software and platform";

    public bool RequiresDeviceLock => false;

    public IAesPort Aes => _software.Aes;

    public IHashPort Hashes => _software.Hashes;

    public IHmacPort Hmac => _software.Hmac;

    public IRsaPort Rsa => _software.Rsa;

    public IEccPort Ecc => _software.Ecc;

    public IEd25519Port Ed25519 => _software.Ed25519;

    public IX25519Port X25519 => _software.X25519;

    public IMlDsaPort MlDsa => _platform.MlDsa;

    public IMlKemPort MlKem => _platform.MlKem;

    public bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes) =>
        _software.SupportsAesGcm(keyLengthBytes, ivLengthBytes, tagLengthBytes);

    public HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output) => _software.AesGcmEncrypt(input, out output);

    public HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext) => _software.AesGcmDecrypt(input, tag, out plaintext);
}
