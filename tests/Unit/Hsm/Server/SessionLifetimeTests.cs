using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>Sessions that come and go while a scheduling runs.</summary>
public sealed class SessionLifetimeTests
{
    public static TheoryData<string> Schedulings => SchedulingTests.Schedulings;

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void Connect_AfterStart_IsServed(string scheduling)
    {
        using var server = new TestServer();
        server.Server.Start(SchedulingTests.Scheduling(scheduling));

        var first = server.Server.Connect();
        Assert.IsType<EchoResponse>(first.Send(new EchoRequest(default)));
        var second = server.Server.Connect();

        Assert.IsType<EchoResponse>(second.Send(new EchoRequest(default)));
        Assert.IsType<EchoResponse>(first.Send(new EchoRequest(default)));
        Assert.Equal([0, 1], server.Server.Sessions.Select(session => session.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void SessionsThatEnd_AreForgottenAndTheirSlotsUsedAgain(string scheduling)
    {
        using var server = new TestServer(TestServer.Options() with { MaxSessions = 2 });
        server.Server.Start(SchedulingTests.Scheduling(scheduling));
        var stays = server.Server.Connect();
        for (var i = 0; i < 20; i++)
        {
            var link = new InMemoryTransport();
            Assert.Equal(HsmStatus.Ok, server.Server.TryOpenSession(link.Server, SessionPriority.Low, out var session));
            Assert.Equal(1, session!.Ordinal);
            Assert.Equal(HsmStatus.NoSpace, server.Server.TryOpenSession(new InMemoryTransport().Server, SessionPriority.Low, out _));
            var client = new ClientContext(link.Client);
            Assert.IsType<InitResponse>(client.Send(new InitRequest(2)));
            Leave(client, byClose: i % 2 == 0);
            SpinWait.SpinUntil(() => server.Server.Sessions.Count == 1, TimeSpan.FromSeconds(10));
        }

        Assert.Equal([0], server.Server.Sessions.Select(session => session.Ordinal));
        Assert.IsType<EchoResponse>(stays.Send(new EchoRequest(default)));
    }

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void OpenAndClose_ManyThreads_NoSessionIsLostOrLeft(string scheduling)
    {
        using var server = new TestServer(new TestFlash(4096));
        server.Server.Start(SchedulingTests.Scheduling(scheduling));
        var counting = server.Server.Connect();
        Assert.IsType<InitResponse>(counting.Send(new InitRequest(1)));
        Assert.IsType<CounterResponse>(counting.Send(new CounterInitRequest(new CounterId(1), 0)));
        var threads = Enumerable.Range(0, 4).Select(number => new Thread(() => ComeAndGo(server.Server, number, times: 25))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(new CounterResponse(100), counting.Send(new CounterReadRequest(new CounterId(1))));
        Assert.True(SpinWait.SpinUntil(() => server.Server.Sessions.Count == 1, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Connect_MoreSessionsThanThreadsThatTheLocksKeepApart_NoSpace()
    {
        using var server = new TestServer(locks: new NoLockProvider());
        server.Server.Start(new ThreadPerSessionScheduling());
        var only = server.Server.Connect();

        Assert.Equal(HsmStatus.NoSpace, server.Server.TryOpenSession(new InMemoryTransport().Server, SessionPriority.Normal, out _));
        Assert.Throws<InvalidOperationException>(() => server.Server.Connect());
        Assert.IsType<EchoResponse>(only.Send(new EchoRequest(default)));
    }

    [Fact]
    public void Connect_Disposed_NotReady()
    {
        var server = new TestServer();
        server.Server.Start(new RoundRobinScheduling());
        server.Dispose();
        server.Dispose();

        Assert.Equal(HsmStatus.NotReady, server.Server.TryOpenSession(new InMemoryTransport().Server, SessionPriority.Normal, out _));
        Assert.Throws<ObjectDisposedException>(() => server.Server.Start(new RoundRobinScheduling()));
    }

    [Fact]
    public void OpenSession_TakesNoLock()
    {
        var locks = new FailingLockProvider(new MonitorLockProvider(), static number => number == 0);
        using var server = new TestServer(locks: locks);
        locks.Arm();

        var session = new TestSession(server.Server.Connect(), server.Server.Sessions[^1]);
        session.Expect<EchoResponse>(new EchoRequest(default));

        Assert.Equal(0, locks.Acquisitions);
    }

    [Fact]
    public void End_LockNotToBeHad_KeysGoWithTheNextSessionThatEnds()
    {
        var locks = new FailingLockProvider(new MonitorLockProvider(), static number => number == 0);
        using var server = new TestServer(locks: locks);
        var gone = server.Session();
        gone.Cache(KeyId.Local(5), Bytes.Repeat(1, 16));
        gone.Client.Abandon();
        locks.Arm();
        Assert.Equal(HandleResult.Disconnected, gone.Server.HandleRequest());
        Assert.Equal(1, locks.Acquisitions);
        Assert.Empty(server.Server.Sessions);
        locks.Disarm();

        var next = server.Session();
        Assert.Equal(HsmStatus.NotFound, next.Status(new KeyExportRequest(KeyId.Local(5))));
        next.Client.Abandon();
        Assert.Equal(HandleResult.Disconnected, next.Server.HandleRequest());

        Assert.Equal(HandleResult.Disconnected, gone.Server.HandleRequest());
        Assert.Empty(server.Server.Sessions);
    }

    [Fact]
    public void End_LockNotToBeHad_ApplicationEndsBeforeTheNextAttaches()
    {
        var locks = new FailingLockProvider(new MonitorLockProvider(), static number => number == 0);
        var options = TestServer.Options(locks: locks) with { Token = new TokenOptions { UserPin = "1234", SecurityOfficerPin = "123456", PinIterations = 1 } };
        using var server = new TestServer(options);
        var gone = server.Session();
        Attach(gone);
        Assert.Equal(TokenResult.Ok, gone.Expect<TokenResponse>(new TokenLoginRequest(1, TokenUser.User, new Bytes("1234"u8))).Result);
        EndRefused(gone, locks);

        var next = server.Session();
        Assert.Equal(1u, Attach(next));
        Assert.Equal(TokenSessionState.ReadWritePublic, next.Expect<TokenSessionInfoResponse>(new TokenSessionInfoRequest(1)).State);
    }

    [Fact]
    public void End_LockNotToBeHad_UserIsLoggedOutBeforeAnybodyLooks()
    {
        var locks = new FailingLockProvider(new MonitorLockProvider(), static number => number == 0);
        using var server = new TestServer(TestServer.Options(locks: locks) with { Auth = new AuthOptions { AdministratorPin = "0000", PinIterations = 1 } });
        var (administrator, name, pin) = (server.Session(), UserName.FromText("user"), new Bytes("1234"u8));
        administrator.Expect<AuthLoginResponse>(new AuthLoginRequest(AuthMethod.Pin, UserName.FromText("admin"), new Bytes("0000"u8)));
        var user = administrator.Expect<AuthUserAddResponse>(new AuthUserAddRequest(name, default, AuthMethod.Pin, pin)).User;
        var gone = server.Session();
        gone.Expect<AuthLoginResponse>(new AuthLoginRequest(AuthMethod.Pin, name, pin));
        EndRefused(gone, locks);

        Assert.Equal(HsmStatus.NotFound, administrator.Status(new AuthLogoutRequest(user)));
    }

    // The handle of the session opened.
    private static uint Attach(TestSession session)
    {
        Assert.Equal(TokenResult.Ok, session.Expect<TokenResponse>(new TokenAttachRequest(7)).Result);
        return session.Expect<TokenHandleResponse>(new TokenOpenSessionRequest(IsReadWrite: true)).Handle;
    }

    private static void EndRefused(TestSession session, FailingLockProvider locks)
    {
        session.Client.Abandon();
        locks.Arm();
        Assert.Equal(HandleResult.Disconnected, session.Server.HandleRequest());
        Assert.Equal(1, locks.Acquisitions);
        locks.Disarm();
    }

    private static void Leave(ClientContext client, bool byClose)
    {
        if (byClose)
        {
            Assert.Equal(StatusResponse.Ok, client.Send(new CloseRequest()));
            Assert.Equal(HsmStatus.NotReady, client.Send(new EchoRequest(default)).Status);
        }
        else
        {
            client.Abandon();
        }
    }

    private static void ComeAndGo(HsmServer server, int number, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var client = server.Connect();
            Assert.IsType<InitResponse>(client.Send(new InitRequest(1)));
            Assert.IsType<KeyCacheResponse>(client.Send(
                new KeyCacheRequest(KeyId.Assign, ObjectFlags.UsageAny, default, Bytes.Repeat((byte)number, 16))));
            Assert.IsType<CounterResponse>(client.Send(new CounterIncrementRequest(new CounterId(1))));
            Leave(client, byClose: (i + number) % 2 == 0);
        }
    }
}
