using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_FindObjects.</summary>
internal sealed class TokenFindHandler : TokenHandler<TokenFindRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenFindRequest request)
    {
        if (application.Find(request.Session) is not { } current)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        if (current.Search is not { } search)
        {
            return new TokenResponse(TokenResult.OperationNotInitialized);
        }

        if (request.MaxCount < 0)
        {
            return new TokenResponse(TokenResult.ArgumentsBad);
        }

        var count = Math.Min(request.MaxCount, search.Count);
        current.Search = new TokenHandles(search.Span[count..]);
        return new TokenHandlesResponse(new TokenHandles(search.Span[..count]));
    }
}
