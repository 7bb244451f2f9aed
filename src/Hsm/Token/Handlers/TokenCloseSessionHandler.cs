using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_CloseSession: the session, its objects and, with the last one, the login go at one instant.</summary>
internal sealed class TokenCloseSessionHandler : TokenHandler<TokenCloseSessionRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenCloseSessionRequest request)
    {
        if (application.Find(request.Session) is not { } current)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        application.Close(current);
        return new TokenResponse(TokenResult.Ok);
    }
}
