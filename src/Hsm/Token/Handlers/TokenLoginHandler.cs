using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// C_Login. An attempt is spent in NVM, then the PIN is compared outside the locks, which every session needs; under them again
/// all sessions are logged in at one instant, if they still may. Attempts at one PIN come one after the other.
/// </summary>
internal sealed class TokenLoginHandler : RequestHandler<TokenLoginRequest>
{
    /// <summary>Logs in; the gate of the PIN's attempts is held.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="pin">The user's.</param>
    /// <returns>The answer.</returns>
    public static HsmResponse Try(SessionState session, TokenLoginRequest request, TokenPin pin)
    {
        if (Spend(session, request, pin, out var wrongInARow) is { } refusal)
        {
            return refusal;
        }

        return pin.Matches(request.Pin.Span) ? Login(session, request, pin, wrongInARow) : new TokenResponse(TokenResult.PinIncorrect);
    }

    /// <summary>Spends an attempt, durably, where one may log in.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="pin">The user's.</param>
    /// <param name="wrongInARow">How many were wrong before.</param>
    /// <returns>Null: the PIN may be looked at. Else the answer; none was spent, but perhaps with DeviceError.</returns>
    public static HsmResponse? Spend(SessionState session, TokenLoginRequest request, TokenPin pin, out int wrongInARow)
    {
        wrongInARow = 0;
        using var held = session.Lock(Guarded.Applications | Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var result = MayLogin(session, request);
        if (result == TokenResult.Ok)
        {
            result = pin.Spend(out wrongInARow);
        }

        return result == TokenResult.Ok ? null : new TokenResponse(result);
    }

    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenLoginRequest request)
    {
        if (session.Server.Token is not { } face)
        {
            return Answer(HsmStatus.NoHandler);
        }

        var pin = face.PinOf(request.User);
        lock (pin.Gate)
        {
            return Try(session, request, pin);
        }
    }

    private static HsmResponse Login(SessionState session, TokenLoginRequest request, TokenPin pin, int wrongInARow)
    {
        using var held = session.Lock(Guarded.Applications | Guarded.Store);
        if (held.Failed)
        {
            pin.Owe(wrongInARow);
            return Answer(held.Status);
        }

        // Who may no more is refused as if nothing had been looked at.
        var result = MayLogin(session, request);
        var status = pin.GiveBack(result == TokenResult.Ok ? 0 : wrongInARow);
        if (status != TokenResult.Ok)
        {
            return new TokenResponse(status);
        }

        if (result == TokenResult.Ok)
        {
            session.Application!.Login(request.User);
        }

        return new TokenResponse(result);
    }

    private static TokenResult MayLogin(SessionState session, TokenLoginRequest request)
    {
        if (session.Application is not { } application)
        {
            return TokenResult.NotInitialized;
        }

        if (application.Find(request.Session) is null)
        {
            return TokenResult.SessionHandleInvalid;
        }

        if (request.User is not (TokenUser.User or TokenUser.SecurityOfficer))
        {
            return TokenResult.UserTypeInvalid;
        }

        if (application.User != TokenUser.Nobody)
        {
            return application.User == request.User ? TokenResult.UserAlreadyLoggedIn : TokenResult.UserAnotherAlreadyLoggedIn;
        }

        return request.User == TokenUser.SecurityOfficer && application.HasReadOnlySession
            ? TokenResult.SessionReadOnlyExists
            : TokenResult.Ok;
    }
}
