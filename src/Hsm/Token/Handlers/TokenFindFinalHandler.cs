using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_FindObjectsFinal.</summary>
internal sealed class TokenFindFinalHandler : TokenHandler<TokenFindFinalRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenFindFinalRequest request)
    {
        if (application.Find(request.Session) is not { } current)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        if (current.Search is null)
        {
            return new TokenResponse(TokenResult.OperationNotInitialized);
        }

        current.Search = null;
        return new TokenResponse(TokenResult.Ok);
    }
}
