using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_Encrypt, C_Decrypt: takes the operation out under the lock, and works without one.</summary>
internal sealed class TokenCipherRunHandler : RequestHandler<TokenCipherRunRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenCipherRunRequest request)
    {
        if (session.Server.Token is null)
        {
            return Answer(HsmStatus.NoHandler);
        }

        TokenCipherState? operation;
        using (var held = session.Lock(Guarded.Applications))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            if (session.Application is not { } application)
            {
                return new TokenResponse(TokenResult.NotInitialized);
            }

            if (application.Find(request.Session) is not { } current)
            {
                return new TokenResponse(TokenResult.SessionHandleInvalid);
            }

            operation = current.Take(request.IsEncryption);
        }

        if (operation is null)
        {
            return new TokenResponse(TokenResult.OperationNotInitialized);
        }

        try
        {
            return request.IsEncryption ? Encrypt(session, operation, request.Data) : Decrypt(session, operation, request.Data);
        }
        finally
        {
            operation.Zero();
        }
    }

    private static HsmResponse Encrypt(SessionState session, TokenCipherState operation, Bytes plaintext)
    {
        var cipher = operation.Cipher;
        if (plaintext.Length + cipher.TagLengthBytes > session.Server.CommDataLengthBytes)
        {
            return new TokenResponse(TokenResult.DataLengthRange);
        }

        var input = new AesGcmInput(operation.Key, cipher.Iv, cipher.Aad, plaintext, cipher.TagLengthBytes);
        return session.Server.Crypto.Encrypt(session, input, out var output) == HsmStatus.Ok
            ? new TokenDataResponse(new Bytes([.. output.Ciphertext.Span, .. output.Tag.Span]))
            : new TokenResponse(TokenResult.DeviceError);
    }

    private static HsmResponse Decrypt(SessionState session, TokenCipherState operation, Bytes data)
    {
        var cipher = operation.Cipher;
        var length = data.Length - cipher.TagLengthBytes;
        if (length < 0 || data.Length > session.Server.CommDataLengthBytes)
        {
            return new TokenResponse(TokenResult.DataLengthRange);
        }

        var input = new AesGcmInput(operation.Key, cipher.Iv, cipher.Aad, data.Slice(0, length), cipher.TagLengthBytes);
        return session.Server.Crypto.Decrypt(session, input, data.Slice(length, cipher.TagLengthBytes), out var plaintext) switch
        {
            HsmStatus.Ok => new TokenDataResponse(plaintext),
            HsmStatus.AesGcmAuth => new TokenResponse(TokenResult.EncryptedDataInvalid),
            _ => new TokenResponse(TokenResult.DeviceError),
        };
    }
}
