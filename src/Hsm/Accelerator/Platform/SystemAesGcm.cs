using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>A key set up for AES-GCM in OpenSSL, which zeroes it when it is freed.</summary>
/// <param name="gate">Of the device. Setting a key up does not work it.</param>
/// <param name="key">16, 24 or 32 bytes; not referred to afterwards.</param>
/// <param name="tagLengthBytes">12..16.</param>
internal sealed class SystemAesGcm(DeviceGate gate, ReadOnlySpan<byte> key, int tagLengthBytes) : IAesGcmCipher
{
    private readonly AesGcm _cipher = new(key, tagLengthBytes);

    /// <inheritdoc/>
    public HsmStatus Encrypt(AesGcmInput input, out AesGcmOutput output)
    {
        output = default;
        var status = gate.TryEnter();
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            var ciphertext = GC.AllocateUninitializedArray<byte>(input.Data.Length);
            var tag = new byte[input.TagLengthBytes];
            _cipher.Encrypt(input.Iv.Span, input.Data.Span, ciphertext, tag, input.Aad.Span);
            output = new AesGcmOutput(Bytes.Adopt(ciphertext), Bytes.Adopt(tag));
            return status;
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <inheritdoc/>
    public HsmStatus Decrypt(AesGcmInput input, Bytes tag, out Bytes plaintext)
    {
        plaintext = default;
        var status = gate.TryEnter();
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            var result = new byte[input.Data.Length];
            _cipher.Decrypt(input.Iv.Span, input.Data.Span, tag.Span, result, input.Aad.Span);
            plaintext = Bytes.Adopt(result);
            return status;
        }
        catch (AuthenticationTagMismatchException)
        {
            return HsmStatus.AesGcmAuth;
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();
}
