using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>Sessions and login (PKCS#11 v2.40, sections 11.6): an application's sessions share one login.</summary>
internal static class TokenSessionRules
{
    public static void Attach(Situation now, TokenAttachRequest request)
    {
        SessionState connection = now.State.Session(now.Session);
        if (connection.Application is not null)
        {
            now.Tell(new TokenResponse(TokenResult.ArgumentsBad));
            return;
        }

        now.Answers.Add(
            new TokenResponse(TokenResult.Ok),
            now.State.With(connection with { Application = request.Application }).WithToken(now.State.Token.Begin(request.Application)));
    }

    public static void Open(TokenSituation now, TokenOpenSessionRequest request)
    {
        TokenApplicationModel application = now.Application;
        if (application.User == TokenUser.SecurityOfficer && !request.IsReadWrite)
        {
            now.Refuse(TokenResult.SessionReadWriteSoExists);
            return;
        }

        if (application.Sessions.Count == now.Choices.MaxSessions)
        {
            now.Refuse(TokenResult.SessionCount);
            return;
        }

        uint handle = application.LastHandle + 1;
        now.Answer(new TokenHandleResponse(handle), now.Face.With(application with
        {
            LastHandle = handle,
            Sessions = application.Sessions.Add(new TokenSessionModel(handle, request.IsReadWrite)),
        }));
    }

    public static void Info(TokenSituation now, TokenSessionModel session) => now.Now.Tell(new TokenSessionInfoResponse(
        (now.Application.User, session.IsReadWrite) switch
        {
            (TokenUser.SecurityOfficer, _) => TokenSessionState.ReadWriteSecurityOfficer,
            (TokenUser.User, true) => TokenSessionState.ReadWriteUser,
            (TokenUser.User, false) => TokenSessionState.ReadOnlyUser,
            (_, true) => TokenSessionState.ReadWritePublic,
            (_, false) => TokenSessionState.ReadOnlyPublic,
        }));

    public static void Login(TokenSituation now, TokenLoginRequest request)
    {
        TokenApplicationModel application = now.Application;
        TokenFace face = now.Face;
        TokenChoices choices = now.Choices;
        if (request.User is not (TokenUser.User or TokenUser.SecurityOfficer))
        {
            now.Refuse(TokenResult.UserTypeInvalid);
        }
        else if (application.User != TokenUser.Nobody)
        {
            now.Refuse(application.User == request.User ? TokenResult.UserAlreadyLoggedIn : TokenResult.UserAnotherAlreadyLoggedIn);
        }
        else if (request.User == TokenUser.SecurityOfficer && application.Sessions.Exists(static one => !one.IsReadWrite))
        {
            now.Refuse(TokenResult.SessionReadOnlyExists);
        }
        else if (face.WrongPins(request.User) >= choices.MaxPinAttempts)
        {
            now.Refuse(TokenResult.PinLocked);
        }
        else if (request.Pin != (request.User == TokenUser.User ? choices.UserPin : choices.SecurityOfficerPin))
        {
            now.Answer(new TokenResponse(TokenResult.PinIncorrect), face.WithWrongPins(request.User, face.WrongPins(request.User) + 1));
        }
        else
        {
            if (now.Now.Answers is { Observed: null, TakesAll: false })
            {
                // An attempt is spent before the PIN is looked at: of a request whose answer is not known that may be all.
                now.Answer(new TokenResponse(TokenResult.DeviceError), face.WithWrongPins(request.User, face.WrongPins(request.User) + 1));
            }

            now.Answer(
                new TokenResponse(TokenResult.Ok),
                face.WithWrongPins(request.User, 0).With(application with { User = request.User }));
        }
    }

    public static void Logout(TokenSituation now)
    {
        if (now.Application.User == TokenUser.Nobody)
        {
            now.Refuse(TokenResult.UserNotLoggedIn);
            return;
        }

        now.Done(now.Application.Logout());
    }
}
