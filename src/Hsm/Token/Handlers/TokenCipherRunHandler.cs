using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// C_Encrypt, C_Decrypt: works on a copy of the operation without a lock, then ends the operation if it is still active.
/// That is its instant: until then nothing has changed, so a refused lock leaves the operation as it was.
/// </summary>
internal sealed class TokenCipherRunHandler : RequestHandler<TokenCipherRunRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenCipherRunRequest request)
    {
        if (session.Server.Token is null)
        {
            return Answer(HsmStatus.NoHandler);
        }

        TokenCipherState active;
        TokenCipherState copy;
        using (var held = session.Lock(Guarded.Applications))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            var result = Find(session, request, out var found);
            if (found is null)
            {
                return new TokenResponse(result);
            }

            active = found;
            copy = new TokenCipherState(found.Cipher, found.Key.ToArray());
        }

        try
        {
            var response = request.IsEncryption ? Encrypt(session, copy, request.Data) : Decrypt(session, copy, request.Data);
            return response.IsOk ? End(session, request, active) ?? response : response;
        }
        finally
        {
            copy.Zero();
        }
    }

    private static TokenResult Find(SessionState session, TokenCipherRunRequest request, out TokenCipherState? found)
    {
        found = null;
        if (session.Application is not { } application)
        {
            return TokenResult.NotInitialized;
        }

        if (application.Find(request.Session) is not { } current)
        {
            return TokenResult.SessionHandleInvalid;
        }

        found = current.Operation(request.IsEncryption);
        return found is null ? TokenResult.OperationNotInitialized : TokenResult.Ok;
    }

    // Null: the operation has ended by this request. Else what to answer: it ended by another meanwhile, or the lock is refused.
    private static HsmResponse? End(SessionState session, TokenCipherRunRequest request, TokenCipherState active)
    {
        using var held = session.Lock(Guarded.Applications);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var result = Find(session, request, out var found);
        if (found is null || found != active)
        {
            return new TokenResponse(found is null ? result : TokenResult.OperationNotInitialized);
        }

        session.Application!.Find(request.Session)!.Take(request.IsEncryption)!.Zero();
        return null;
    }

    private static HsmResponse Encrypt(SessionState session, TokenCipherState operation, Bytes plaintext)
    {
        var cipher = operation.Cipher;
        if (plaintext.Length + cipher.TagLengthBytes > session.Server.CommDataLengthBytes)
        {
            return new TokenResponse(TokenResult.DataLengthRange);
        }

        var input = new AesGcmInput(operation.Key, cipher.Iv, cipher.Aad, plaintext, cipher.TagLengthBytes);
        return session.Server.Crypto.Encrypt(session, input, out var output) switch
        {
            HsmStatus.Ok => new TokenDataResponse(new Bytes([.. output.Ciphertext.Span, .. output.Tag.Span])),
            HsmStatus.Locked => Answer(HsmStatus.Locked),
            _ => new TokenResponse(TokenResult.DeviceError),
        };
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
            HsmStatus.Locked => Answer(HsmStatus.Locked),
            _ => new TokenResponse(TokenResult.DeviceError),
        };
    }
}
