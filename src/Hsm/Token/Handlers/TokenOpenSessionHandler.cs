using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_OpenSession.</summary>
internal sealed class TokenOpenSessionHandler : TokenHandler<TokenOpenSessionRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenOpenSessionRequest request)
    {
        if (application.User == TokenUser.SecurityOfficer && !request.IsReadWrite)
        {
            return new TokenResponse(TokenResult.SessionReadWriteSoExists);
        }

        return application.SessionCount == application.Face.Options.MaxSessions
            ? new TokenResponse(TokenResult.SessionCount)
            : new TokenHandleResponse(application.Open(request.IsReadWrite).Handle);
    }
}
