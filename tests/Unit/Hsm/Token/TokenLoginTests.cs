using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>C_Login holds no lock while it looks at the PIN: what others do meanwhile counts, and none of it costs an attempt.</summary>
public sealed class TokenLoginTests
{
    private static readonly Bytes s_pin = new("1234"u8);
    private static readonly Bytes s_wrong = new("4321"u8);

    [Fact]
    public void Login_SessionsClosedWhileThePinIsLookedAt_RefusedAndNoAttemptIsLost()
    {
        var locks = new HookedLocks();
        using var server = Server(locks);
        var session = Attached(server);
        var other = Attached(server);

        BetweenHolds(locks, () => Assert.Equal(TokenResult.Ok, Result(other, new TokenCloseAllSessionsRequest())));
        Assert.Equal(TokenResult.SessionHandleInvalid, Result(session, Login(1, s_pin)));

        var handle = other.Expect<TokenHandleResponse>(new TokenOpenSessionRequest(IsReadWrite: true)).Handle;
        Assert.Equal(TokenResult.PinIncorrect, Result(other, Login(handle, s_wrong)));
        Assert.Equal(TokenResult.Ok, Result(other, Login(handle, s_pin)));
    }

    [Fact]
    public void Login_SecurityOfficerLoggedInWhileThePinIsLookedAt_RefusedAndNoAttemptIsLost()
    {
        var locks = new HookedLocks();
        using var server = Server(locks);
        var session = Attached(server);
        var other = Attached(server);

        BetweenHolds(locks, () => Assert.Equal(TokenResult.Ok, Result(other, new TokenLoginRequest(2, TokenUser.SecurityOfficer, new("so"u8)))));
        Assert.Equal(TokenResult.UserAnotherAlreadyLoggedIn, Result(session, Login(1, s_pin)));

        Assert.Equal(TokenResult.Ok, Result(other, new TokenLogoutRequest(2)));
        Assert.Equal(TokenResult.PinIncorrect, Result(session, Login(1, s_wrong)));
        Assert.Equal(TokenResult.Ok, Result(session, Login(1, s_pin)));
    }

    [Fact]
    public void Login_AnyAcquisitionFails_LockedAndNoAttemptIsLost()
    {
        for (var ordinal = 0; ; ordinal++)
        {
            var locks = new FailingLockProvider(new MonitorLockProvider(), number => number == ordinal);
            using var server = Server(locks);
            var session = Attached(server);
            Assert.Equal(TokenResult.PinIncorrect, Result(session, Login(1, s_wrong)));
            locks.Arm();
            var answer = session.Ask(Login(1, s_pin));
            locks.Disarm();
            if (locks.Acquisitions <= ordinal)
            {
                Assert.Equal(new TokenResponse(TokenResult.Ok), answer);
                Assert.Equal(4, ordinal);
                return;
            }

            Assert.Equal(HsmStatus.Locked, answer.Status);
            Assert.Equal(TokenResult.Ok, Result(session, Login(1, s_pin)));
        }
    }

    private static TokenLoginRequest Login(uint session, Bytes pin) => new(session, TokenUser.User, pin);

    private static TokenResult Result(TestSession session, HsmRequest request) => session.Expect<TokenResponse>(request).Result;

    private static TestSession Attached(TestServer server)
    {
        var session = server.Session();
        Assert.Equal(TokenResult.Ok, Result(session, new TokenAttachRequest(1)));
        session.Expect<TokenHandleResponse>(new TokenOpenSessionRequest(IsReadWrite: true));
        return session;
    }

    private static TestServer Server(ILockProvider locks) => new(TestServer.Options(locks: locks) with
    {
        Token = new TokenOptions { UserPin = "1234", SecurityOfficerPin = "so", PinIterations = 1, MaxPinAttempts = 2 },
    });

    // A hold takes and gives up several locks: what is between two has none.
    private static void BetweenHolds(HookedLocks locks, Action action) => locks.OnRelease = () =>
    {
        if (locks.Held.Count == 0)
        {
            locks.OnRelease = null;
            action();
        }
    };
}
