using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_GenerateKey: as C_CreateObject, with bytes of the session's own generator.</summary>
internal sealed class TokenGenerateKeyHandler() : TokenHandler<TokenGenerateKeyRequest>(changes: Guarded.Store)
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenGenerateKeyRequest request)
    {
        if (application.Find(request.Session) is not { } current)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        var status = TokenRules.CompleteGenerated(request.Template, out var attributes, out var length);
        if (status == TokenResult.Ok)
        {
            status = TokenCreateObjectHandler.MayCreate(application, current, attributes);
        }

        return status == TokenResult.Ok
            ? TokenCreateObjectHandler.Create(session, application, request.Session, attributes.With(Value(session, length)))
            : new TokenResponse(status);
    }

    private static TokenAttributes Value(SessionState session, int length)
    {
        var key = new byte[length];
        session.Server.Components.Crypto.Random.SourceOf(session).Fill(key);
        return TokenAttributes.Of(new TokenAttribute(TokenAttributeType.Value, Bytes.Adopt(key)));
    }
}
