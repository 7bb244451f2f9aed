using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The machine's own cryptography (AES-NI through OpenSSL) by System.Security.Cryptography, worked as a device: one
/// operation at a time, and only the shapes it has. Its AES-GCM takes IVs of 12 bytes (hsm-notes 16).
/// </summary>
public sealed class SystemAccelerator : IAccelerator
{
    private const int IvLengthBytes = 12;

    private long _operationCount;
    private int _inUse;

    /// <inheritdoc/>
    public string Name => "accelerator";

    /// <inheritdoc/>
    public bool RequiresDeviceLock => true;

    /// <inheritdoc/>
    public long OperationCount => Interlocked.Read(ref _operationCount);

    /// <inheritdoc/>
    public bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes) =>
        AesGcm.IsSupported && ivLengthBytes == IvLengthBytes && keyLengthBytes is 16 or 24 or 32
        && tagLengthBytes is >= 12 and <= 16;

    /// <inheritdoc/>
    public HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output)
    {
        output = default;
        var status = Enter(input);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            using var cipher = new AesGcm(input.Key.Span, input.TagLengthBytes);
            var ciphertext = new byte[input.Data.Length];
            var tag = new byte[input.TagLengthBytes];
            cipher.Encrypt(input.Iv.Span, input.Data.Span, ciphertext, tag, input.Aad.Span);
            output = new AesGcmOutput(Bytes.Adopt(ciphertext), Bytes.Adopt(tag));
            return HsmStatus.Ok;
        }
        finally
        {
            Volatile.Write(ref _inUse, 0);
        }
    }

    /// <inheritdoc/>
    public HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext)
    {
        plaintext = default;
        var status = Enter(input);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            using var cipher = new AesGcm(input.Key.Span, input.TagLengthBytes);
            var result = new byte[input.Data.Length];
            cipher.Decrypt(input.Iv.Span, input.Data.Span, tag.Span, result, input.Aad.Span);
            plaintext = Bytes.Adopt(result);
            return HsmStatus.Ok;
        }
        catch (AuthenticationTagMismatchException)
        {
            return HsmStatus.AesGcmAuth;
        }
        finally
        {
            Volatile.Write(ref _inUse, 0);
        }
    }

    // The library would serve many threads; a device would mix up their registers. Refusing a second caller keeps the
    // one from hiding a missing device lock that the other would punish.
    private HsmStatus Enter(AesGcmInput input)
    {
        if (!SupportsAesGcm(input.Key.Length, input.Iv.Length, input.TagLengthBytes))
        {
            return HsmStatus.NotCompiledIn;
        }

        if (Interlocked.CompareExchange(ref _inUse, 1, 0) != 0)
        {
            return HsmStatus.Locked;
        }

        Interlocked.Increment(ref _operationCount);
        return HsmStatus.Ok;
    }
}
