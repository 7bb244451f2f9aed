using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_GetSessionInfo.</summary>
internal sealed class TokenSessionInfoHandler : TokenHandler<TokenSessionInfoRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenSessionInfoRequest request)
    {
        if (application.Find(request.Session) is not { } current)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        return new TokenSessionInfoResponse(application.User switch
        {
            TokenUser.SecurityOfficer => TokenSessionState.ReadWriteSecurityOfficer,
            TokenUser.User => current.IsReadWrite ? TokenSessionState.ReadWriteUser : TokenSessionState.ReadOnlyUser,
            _ => current.IsReadWrite ? TokenSessionState.ReadWritePublic : TokenSessionState.ReadOnlyPublic,
        });
    }
}
