using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// S2. Takes the session away, sees that it was the last one, and ends the application's use in a second step, which a session
/// opened meanwhile does not survive (SoftHSMv2 464).
/// </summary>
internal sealed class TwoStepCloseSessionHandler : RequestHandler<TokenCloseSessionRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenCloseSessionRequest request)
    {
        var application = session.Application!;
        bool isLast;
        using (var held = session.Lock(Guarded.Applications))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            if (application.Find(request.Session) is not { } current)
            {
                return new TokenResponse(TokenResult.SessionHandleInvalid);
            }

            application.Remove(current);
            isLast = application.SessionCount == 0;
        }

        if (!isLast)
        {
            return new TokenResponse(TokenResult.Ok);
        }

        using var again = session.Lock(Guarded.Applications);
        if (again.Failed)
        {
            return Answer(again.Status);
        }

        application.CloseAll();
        return new TokenResponse(TokenResult.Ok);
    }
}
