using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_Logout.</summary>
internal sealed class TokenLogoutHandler : TokenHandler<TokenLogoutRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenLogoutRequest request)
    {
        if (application.Find(request.Session) is null)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        if (application.User == TokenUser.Nobody)
        {
            return new TokenResponse(TokenResult.UserNotLoggedIn);
        }

        application.Logout();
        return new TokenResponse(TokenResult.Ok);
    }
}
