using Hsm.Abstractions;

namespace Hsm;

/// <summary>The encryption or decryption of a C_Encrypt or C_Decrypt, on a copy of the operation that was begun.</summary>
/// <param name="request">What is asked; its length was checked.</param>
/// <param name="active">The operation.</param>
/// <param name="copy">The copy; zeroed when the work is complete.</param>
internal sealed class TokenCipherOperation(TokenCipherRunRequest request, TokenCipherState active, TokenCipherState copy) : CryptoOperation
{
    private AesGcmOutput _sealed;
    private Bytes _opened;

    private TokenCipher Cipher => copy.Cipher;

    /// <inheritdoc/>
    public override bool IsSupportedBy(ICryptoProvider provider) =>
        provider.SupportsAesGcm(copy.Key.Length, Cipher.Iv.Length, Cipher.TagLengthBytes);

    /// <inheritdoc/>
    public override HsmStatus Execute(ICryptoProvider device)
    {
        var text = request.IsEncryption ? request.Data : request.Data.Slice(0, request.Data.Length - Cipher.TagLengthBytes);
        var input = new AesGcmInput(copy.Key, Cipher.Iv, Cipher.Aad, text, Cipher.TagLengthBytes);
        return request.IsEncryption
            ? device.AesGcmEncrypt(input, out _sealed)
            : device.AesGcmDecrypt(input, request.Data.Slice(text.Length, Cipher.TagLengthBytes), out _opened);
    }

    /// <inheritdoc/>
    public override JobStep Finish(SessionState session)
    {
        HsmResponse response = Status switch
        {
            HsmStatus.Ok when request.IsEncryption => new TokenDataResponse(new Bytes([.. _sealed.Ciphertext.Span, .. _sealed.Tag.Span])),
            HsmStatus.Ok => new TokenDataResponse(_opened),
            HsmStatus.AesGcmAuth => new TokenResponse(TokenResult.EncryptedDataInvalid),
            HsmStatus.Locked => new StatusResponse(HsmStatus.Locked),
            _ => new TokenResponse(TokenResult.DeviceError),
        };
        return JobStep.Done(response.IsOk ? TokenCipherRunHandler.End(session, request, active, response) : response);
    }

    /// <inheritdoc/>
    protected override void ReleaseKeys() => copy.Zero();
}
