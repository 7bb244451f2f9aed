using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_CloseAllSessions.</summary>
internal sealed class TokenCloseAllSessionsHandler : TokenHandler<TokenCloseAllSessionsRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenCloseAllSessionsRequest request)
    {
        application.CloseAll();
        return new TokenResponse(TokenResult.Ok);
    }
}
