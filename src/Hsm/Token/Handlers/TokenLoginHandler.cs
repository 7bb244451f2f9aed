using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_Login: the PIN is taken and all sessions are logged in at one instant; an attempt is spent in NVM before.</summary>
internal sealed class TokenLoginHandler() : TokenHandler<TokenLoginRequest>(changes: Guarded.Store)
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenLoginRequest request)
    {
        if (application.Find(request.Session) is null)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        var status = MayLogin(application, request.User);
        if (status == TokenResult.Ok)
        {
            status = application.Face.PinOf(request.User).Take(request.Pin.Span);
        }

        if (status == TokenResult.Ok)
        {
            application.Login(request.User);
        }

        return new TokenResponse(status);
    }

    private static TokenResult MayLogin(TokenApplication application, TokenUser user)
    {
        if (user is not (TokenUser.User or TokenUser.SecurityOfficer))
        {
            return TokenResult.UserTypeInvalid;
        }

        if (application.User != TokenUser.Nobody)
        {
            return application.User == user ? TokenResult.UserAlreadyLoggedIn : TokenResult.UserAnotherAlreadyLoggedIn;
        }

        return user == TokenUser.SecurityOfficer && application.HasReadOnlySession
            ? TokenResult.SessionReadOnlyExists
            : TokenResult.Ok;
    }
}
