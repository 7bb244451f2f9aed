using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// S3. Marks the session as searching, then searches; when the user has logged out in between it refuses, and leaves the mark
/// (SoftHSM2 2.6.1, measured).
/// </summary>
internal sealed class MarkThenSearchFindInitHandler : RequestHandler<TokenFindInitRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenFindInitRequest request)
    {
        var application = session.Application!;
        TokenUser user;
        using (var held = session.Lock(Guarded.Applications))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            if (application.Find(request.Session) is not { Search: null } current)
            {
                return new TokenResponse(application.Find(request.Session) is null ? TokenResult.SessionHandleInvalid : TokenResult.OperationActive);
            }

            current.Search = new TokenHandles();
            user = application.User;
        }

        using var again = session.Lock(Guarded.Applications, looksAt: Guarded.Store);
        if (again.Failed)
        {
            return Answer(again.Status);
        }

        if (application.User != user)
        {
            application.Find(request.Session)!.Search = new TokenHandles();
            return new TokenResponse(TokenResult.UserNotLoggedIn);
        }

        application.Find(request.Session)!.Search = TokenFindInitHandler.Search(session, application, request.Template);
        return new TokenResponse(TokenResult.Ok);
    }
}
