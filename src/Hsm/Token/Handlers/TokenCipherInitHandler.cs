using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_EncryptInit, C_DecryptInit, C_SignInit, C_VerifyInit: the operation has a copy of the key, whatever becomes of the object.</summary>
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
        if (current.Operation(cipher.Operation) is not null)
        {
            return new TokenResponse(TokenResult.OperationActive);
        }

        var status = TokenCipherRules.Check(cipher);
        if (status != TokenResult.Ok)
        {
            return new TokenResponse(status);
        }

        if (TokenObject.Find(session, application, request.Key) is not { } found)
        {
            return new TokenResponse(TokenResult.KeyHandleInvalid);
        }

        status = TokenCipherRules.MayUse(found.Attributes, cipher);
        if (status == TokenResult.Ok)
        {
            current.Begin(new TokenCipherState(cipher, found.Attributes.Find(TokenAttributeType.Value)!.Value.ToArray()));
        }

        return new TokenResponse(status);
    }
}
