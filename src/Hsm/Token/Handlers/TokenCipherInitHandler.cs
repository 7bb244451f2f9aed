using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_EncryptInit, C_DecryptInit: the operation has a copy of the key, whatever becomes of the object.</summary>
internal sealed class TokenCipherInitHandler() : TokenHandler<TokenCipherInitRequest>(looksAt: Guarded.Store)
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenCipherInitRequest request)
    {
        if (application.Find(request.Session) is not { } current)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        var cipher = request.Cipher;
        if (current.Operation(cipher.IsEncryption) is not null)
        {
            return new TokenResponse(TokenResult.OperationActive);
        }

        if (cipher.Iv.IsEmpty || cipher.TagLengthBytes is < 12 or > 16)
        {
            return new TokenResponse(TokenResult.MechanismParameterInvalid);
        }

        if (TokenObject.Find(session, application, request.Key) is not { } found)
        {
            return new TokenResponse(TokenResult.KeyHandleInvalid);
        }

        var status = TokenRules.MayUse(found.Attributes, cipher.IsEncryption);
        if (status == TokenResult.Ok)
        {
            current.Begin(new TokenCipherState(cipher, found.Attributes.Find(TokenAttributeType.Value)!.Value.ToArray()));
        }

        return new TokenResponse(status);
    }
}
