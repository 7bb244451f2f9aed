using Hsm.Abstractions;
using Hsm.Models.Specification.She;

namespace Hsm.Models.Specification.Rules;

/// <summary>INIT, ECHO, INFO, CLOSE (protocol page 3).</summary>
internal static class SessionRules
{
    /// <summary>A refused INIT leaves the former client id; an accepted one clears the local cache (hsm-notes, 9).</summary>
    public static void Init(Situation now, InitRequest request)
    {
        if (request.RequestedClient is < 1 or > ClientId.MaxValue)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        var client = new ClientId((byte)request.RequestedClient);
        now.Answers.Add(
            new InitResponse(client, now.Options.ServerId),
            now.State.With(now.State.Session(now.Session) with { Client = client, Keys = ObjectList.Empty, She = SheModel.Empty }));
    }

    public static void Echo(Situation now, EchoRequest request)
    {
        if (request.Data.Length > now.Options.Info.CommDataLengthBytes)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        now.Tell(new EchoResponse(request.Data));
    }

    public static void Info(Situation now) => now.Tell(new InfoResponse(now.Options.Info));

    /// <summary>Nobody handles it: between contexts that is said, on the wire an empty payload says nothing.</summary>
    public static void KeepAlive(Situation now)
    {
        now.Refuse(HsmStatus.NoHandler);
        now.Done(now.State);
    }

    /// <summary>The local cache goes; an application of the PKCS#11 face ends with the last session attached to it.</summary>
    public static void Close(Situation now)
    {
        SessionState session = now.State.Session(now.Session);
        HsmState closed = now.State.With(session with { IsClosed = true, Keys = ObjectList.Empty, Application = null, Login = UserId.None, She = SheModel.Empty });
        if (session.Application is { } application && !IsAttached(closed, application))
        {
            closed = closed.WithToken(closed.Token.End(application));
        }

        now.Done(closed);
    }

    private static bool IsAttached(HsmState state, uint application)
    {
        foreach (SessionState session in state.Sessions)
        {
            if (session.Application == application)
            {
                return true;
            }
        }

        return false;
    }
}
