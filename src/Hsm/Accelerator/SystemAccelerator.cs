using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The machine's own cryptography (AES-NI through OpenSSL) by System.Security.Cryptography, only the shapes it has:
/// worked as a device, one operation at a time, or as the library it is, by any number of threads at once. Its AES-GCM
/// takes IVs of 12 bytes (hsm-notes 16).
/// </summary>
public sealed class SystemAccelerator : IAccelerator
{
    private const int IvLengthBytes = 12;

    private readonly CallerAdmission _admission;
    private readonly DeviceGate _gate;

    /// <summary>Makes the provider.</summary>
    /// <param name="admission">One: a device; Any: a library, which needs no device lock.</param>
    public SystemAccelerator(CallerAdmission admission = CallerAdmission.One)
    {
        _admission = admission;
        _gate = new DeviceGate(admission);
        Aes = new SystemAes(_gate);
        Hashes = new SystemHashes(_gate);
        Hmac = new SystemHmac(_gate);
        Rsa = new SystemRsa(_gate);
        Ecc = new SystemEcc(_gate);
        MlDsa = new SystemMlDsa(_gate);
        MlKem = new SystemMlKem(_gate);
    }

    /// <inheritdoc/>
    public string Name => _admission == CallerAdmission.One ? "accelerator" : "platform";

    /// <inheritdoc/>
    public bool RequiresDeviceLock => _admission == CallerAdmission.One;

    /// <inheritdoc/>
    public long OperationCount => _gate.OperationCount;

    /// <inheritdoc/>
    public bool PreparesKeys => true;

    /// <inheritdoc/>
    public IAesPort Aes { get; }

    /// <inheritdoc/>
    public IHashPort Hashes { get; }

    /// <inheritdoc/>
    public IHmacPort Hmac { get; }

    /// <inheritdoc/>
    public IRsaPort Rsa { get; }

    /// <inheritdoc/>
    public IEccPort Ecc { get; }

    /// <inheritdoc/>
    public IMlDsaPort MlDsa { get; }

    /// <inheritdoc/>
    public IMlKemPort MlKem { get; }

    /// <inheritdoc/>
    public bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes) =>
        AesGcm.IsSupported && ivLengthBytes == IvLengthBytes && keyLengthBytes is 16 or 24 or 32
        && tagLengthBytes is >= 12 and <= 16;

    /// <inheritdoc/>
    public HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output)
    {
        output = default;
        if (!SupportsAesGcm(input.Key.Length, input.Iv.Length, input.TagLengthBytes))
        {
            return HsmStatus.NotCompiledIn;
        }

        using var cipher = new SystemAesGcm(_gate, input.Key.Span, input.TagLengthBytes);
        return cipher.Encrypt(input, out output);
    }

    /// <inheritdoc/>
    public HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext)
    {
        plaintext = default;
        if (!SupportsAesGcm(input.Key.Length, input.Iv.Length, input.TagLengthBytes))
        {
            return HsmStatus.NotCompiledIn;
        }

        using var cipher = new SystemAesGcm(_gate, input.Key.Span, input.TagLengthBytes);
        return cipher.Decrypt(input, tag, out plaintext);
    }

    /// <inheritdoc/>
    public HsmStatus OpenAesGcm(ReadOnlySpan<byte> key, int tagLengthBytes, out IAesGcmCipher? cipher)
    {
        cipher = SupportsAesGcm(key.Length, IvLengthBytes, tagLengthBytes) ? new SystemAesGcm(_gate, key, tagLengthBytes) : null;
        return cipher is null ? HsmStatus.NotCompiledIn : HsmStatus.Ok;
    }
}
