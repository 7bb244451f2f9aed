using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>Users and the limit of attempts are in NVM: neither a restart nor a power cut gives an attempt back, and no client reaches them.</summary>
public sealed class DurableUserTests
{
    private const int MaxAttempts = 3;
    private static readonly FlashGeometry s_geometry = new(8192);
    private static readonly UserName s_admin = UserName.FromText("admin");
    private static readonly UserName s_name = UserName.FromText("user");
    private static readonly Bytes s_adminPin = new("0000"u8);
    private static readonly Bytes s_pin = new("1234"u8);
    private static readonly Bytes s_wrong = new("4321"u8);

    [Fact]
    public void Open_Again_FindsUsersPinsAndPermissions()
    {
        var flash = new FlashModel(s_geometry);
        using (var server = Server(flash))
        {
            var admin = WithUser(server);
            Assert.Equal(HsmStatus.Ok, admin.Status(new AuthUserSetCredentialsRequest(new UserId(1), AuthMethod.Pin, s_adminPin, s_pin)));
        }

        using (var again = Server(flash, pin: "another"))
        {
            var session = again.Session();
            Assert.Equal(HsmStatus.AuthLoginFailed, session.Status(Login(s_admin, new("another"u8))));
            Assert.Equal(new AuthLoginResponse(new UserId(1)), session.Ask(Login(s_admin, s_pin)));
            var user = again.Session();
            Assert.Equal(new AuthLoginResponse(new UserId(2)), user.Ask(Login(s_name, s_pin)));
            Assert.Equal(HsmStatus.NotFound, user.Status(new CounterReadRequest(new CounterId(1))));
            Assert.Equal(HsmStatus.AuthPermission, user.Status(new CounterInitRequest(new CounterId(1), 1)));
            Assert.Equal(HsmStatus.Ok, session.Status(new AuthUserDeleteRequest(new UserId(2))));
        }

        using var third = Server(flash);
        Assert.Equal(HsmStatus.AuthLoginFailed, third.Session().Status(Login(s_name, s_pin)));
    }

    [Fact]
    public void Open_AdministratorIsToBeReset_TakesThePinOfTheOptionsAgain()
    {
        var flash = new FlashModel(s_geometry);
        using (var server = Server(flash))
        {
            Guess(server.Session(), s_admin, MaxAttempts);
            Assert.Equal(HsmStatus.AuthLoginFailed, server.Session().Status(Login(s_admin, s_adminPin)));
        }

        using (var again = Server(flash))
        {
            Assert.Equal(HsmStatus.AuthLoginFailed, again.Session().Status(Login(s_admin, s_adminPin)));
        }

        using var reset = new TestServer(Options(flash, "new") with { Auth = Auth("new") with { ResetsAdministrator = true } });
        Assert.Equal(HsmStatus.Ok, reset.Session().Status(Login(s_admin, new("new"u8))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(MaxAttempts)]
    public void Login_WrongBeforeAndAfterARestart_CountsTogether(int before)
    {
        var flash = new FlashModel(s_geometry);
        using (var server = Server(flash))
        {
            WithUser(server);
            Guess(server.Session(), s_name, before);
        }

        using var again = Server(flash);
        Guess(again.Session(), s_name, MaxAttempts - before);
        Assert.Equal(HsmStatus.AuthLoginFailed, again.Session().Status(Login(s_name, s_pin)));
    }

    [Fact]
    public void Login_PowerCutAtEachStep_AnAcknowledgedGuessCountsAndNoneIsGivenBack()
    {
        var steps = 0;
        for (var step = 0; ; step++)
        {
            var flash = new FlashModel(s_geometry);
            using (var server = Server(flash))
            {
                WithUser(server);
                Guess(server.Session(), s_name, MaxAttempts - 1);
            }

            var cut = flash.PowerOn(new FlashFault(FlashFaultKind.PowerCut, step, NewBytes: 0, BitSeed: 1));
            HsmStatus told;
            using (var server = Server(cut))
            {
                told = server.Session().Status(Login(s_name, s_wrong));
            }

            using var again = Server(cut.PowerOn());
            var isLocked = again.Session().Status(Login(s_name, s_pin)) == HsmStatus.AuthLoginFailed;
            if (told == HsmStatus.AuthLoginFailed)
            {
                Assert.True(isLocked, "A guess that was answered counts.");
                break;
            }

            Assert.Equal(HsmStatus.Aborted, told);
            steps++;
        }

        Assert.InRange(steps, 1, 20);
    }

    [Fact]
    public void Login_FlashFails_TheProofIsNotLookedAt()
    {
        var flash = new FlashModel(s_geometry);
        using (var first = Server(flash))
        {
            WithUser(first);
        }

        using var server = Server(flash.PowerOn(new FlashFault(FlashFaultKind.PowerCut, 0)));
        Assert.Equal(HsmStatus.Aborted, server.Session().Status(Login(s_name, s_pin)));
        Assert.Equal(HsmStatus.Aborted, server.Session().Status(Login(s_name, s_wrong)));
    }

    [Fact]
    public void Requests_ForTheServersOwnObjects_FindAndChangeNothing()
    {
        using var server = Server(new FlashModel(s_geometry));
        var admin = WithUser(server);
        Guess(server.Session(), s_name, 1);
        var objects = admin.Expect<NvmGetAvailableResponse>(new NvmGetAvailableRequest()).AvailableObjects;
        Assert.Equal(server.Server.Info.NvmObjectCount, objects);
        Assert.Empty(admin.List());
        foreach (var id in new NvmId[] { new(0x7001), new(0x7002), new(0x8001), new(0x8002), new(0x7FFF), new(0x8FFF), new(0x6001) })
        {
            Assert.Equal(HsmStatus.NotFound, admin.Status(new NvmGetMetadataRequest(id)));
            Assert.Equal(HsmStatus.NotFound, admin.Status(new NvmReadRequest(id, 0, 99)));
            Assert.Equal(HsmStatus.NotFound, admin.Status(new CertificateReadTrustedRequest(id)));
            Assert.Equal(HsmStatus.NotFound, admin.Status(new CertificateEraseTrustedRequest(id)));
            Assert.Equal(HsmStatus.Access, admin.Add(id, s_pin));
            Assert.Equal(HsmStatus.Access, admin.Status(new CertificateAddTrustedRequest(new ObjectMetadata(id, 0, default, 4, default), s_pin)));
            Assert.Equal(id.Type == ObjectType.Token ? HsmStatus.Ok : HsmStatus.Access, admin.Status(new NvmDestroyRequest(new NvmIdList(id))));
        }

        Guess(server.Session(), s_name, MaxAttempts - 1);
        Assert.Equal(HsmStatus.AuthLoginFailed, server.Session().Status(Login(s_name, s_pin)));
    }

    [Fact]
    public void Login_NvmIsFull_WorksAndCounts()
    {
        var flash = new FlashModel(s_geometry);
        using var server = Server(flash);
        var admin = WithUser(server);
        ushort id = 1;
        while (admin.Add(new NvmId(id), Bytes.Repeat(1, 400)) == HsmStatus.Ok)
        {
            id++;
        }

        while (admin.Add(new NvmId(id), default) == HsmStatus.Ok)
        {
            id++;
        }

        for (var round = 0; round < 30; round++)
        {
            Guess(server.Session(), s_name, MaxAttempts - 1);
            Assert.Equal(HsmStatus.Ok, server.Session().Status(Login(s_name, s_pin)));
        }

        Guess(server.Session(), s_name, MaxAttempts);
        Assert.Equal(HsmStatus.AuthLoginFailed, server.Session().Status(Login(s_name, s_pin)));
        Assert.Equal(HsmStatus.NoSpace, admin.Status(new AuthUserAddRequest(UserName.FromText("b"), default, AuthMethod.Pin, s_pin)));
    }

    [Fact]
    public void Login_AnyAcquisitionFails_NoAttemptIsLost()
    {
        for (var ordinal = 0; ; ordinal++)
        {
            var locks = new FailingLockProvider(new MonitorLockProvider(), number => number == ordinal);
            using var server = new TestServer(Options(new FlashModel(s_geometry), "0000") with { Locks = locks });
            WithUser(server);
            Guess(server.Session(), s_name, MaxAttempts - 1);
            var session = server.Session();
            locks.Arm();
            var status = session.Status(Login(s_name, s_pin));
            locks.Disarm();
            if (locks.Acquisitions <= ordinal)
            {
                Assert.Equal(HsmStatus.Ok, status);
                Assert.InRange(ordinal, 3, 8);
                return;
            }

            Assert.Equal(HsmStatus.Locked, status);
            Assert.Equal(HsmStatus.Ok, session.Status(Login(s_name, s_pin)));
        }
    }

    [Fact]
    public void Open_StoreWithUsersButNoneInTheOptions_IsRefused()
    {
        var flash = new FlashModel(s_geometry);
        Server(flash).Dispose();

        Assert.Equal(HsmStatus.Access, HsmServer.Open(TestServer.Options(flash), out var server));
        Assert.Null(server);
    }

    [Fact]
    public void Open_NoRoomForTheAdministrator_IsRefused() => Assert.Equal(
        HsmStatus.NoSpace, HsmServer.Open(Options(new FlashModel(new FlashGeometry(256)), "0000"), out _));

    [Fact]
    public void TokenLogin_WrongBeforeAndAfterARestart_CountsTogetherUntilAnotherPinIsSet()
    {
        var flash = new FlashModel(s_geometry);
        using (var server = TokenServer(flash, "1234"))
        {
            Assert.Equal(TokenResult.PinIncorrect, TokenLogin(server, s_wrong));
            Assert.Equal(TokenResult.PinIncorrect, TokenLogin(server, s_wrong));
        }

        using (var server = TokenServer(flash, "1234"))
        {
            Assert.Equal(TokenResult.PinIncorrect, TokenLogin(server, s_wrong));
            Assert.Equal(TokenResult.PinLocked, TokenLogin(server, s_pin));
        }

        using (var server = TokenServer(flash, "1234"))
        {
            Assert.Equal(TokenResult.PinLocked, TokenLogin(server, s_pin));
        }

        using var reset = TokenServer(flash, "4321");
        Assert.Equal(TokenResult.PinIncorrect, TokenLogin(reset, s_pin));
        Assert.Equal(TokenResult.Ok, TokenLogin(reset, s_wrong));
    }

    [Fact]
    public void TokenLogin_RecordCanNotBeRead_KeepsItAsItIs()
    {
        var flash = new TestFlash(8192);
        using (var server = TokenServer(flash, "1234"))
        {
            Assert.Equal(TokenResult.PinIncorrect, TokenLogin(server, s_wrong));
            Assert.Equal(TokenResult.PinIncorrect, TokenLogin(server, s_wrong));
            flash.IsReadable = false;
            Assert.Equal(TokenResult.DeviceError, TokenLogin(server, s_wrong));
            flash.IsReadable = true;
        }

        using var again = TokenServer(flash, "1234");
        Assert.Equal(TokenResult.PinIncorrect, TokenLogin(again, s_wrong));
        Assert.Equal(TokenResult.PinLocked, TokenLogin(again, s_pin));
    }

    private static TestServer Server(IFlash flash, string pin = "0000") => new(Options(flash, pin));

    private static HsmServerOptions Options(IFlash flash, string pin) => TestServer.Options(flash) with { Auth = Auth(pin) };

    private static AuthOptions Auth(string pin) => new() { AdministratorPin = pin, PinIterations = 1, MaxAttempts = MaxAttempts };

    private static TestServer TokenServer(IFlash flash, string pin) => new(TestServer.Options(flash) with
    {
        Token = new TokenOptions { UserPin = pin, SecurityOfficerPin = "so", PinIterations = 1, MaxPinAttempts = MaxAttempts },
    });

    private static TokenResult TokenLogin(TestServer server, Bytes pin)
    {
        var session = server.Session();
        session.Ask(new TokenAttachRequest(1));
        var handle = session.Expect<TokenHandleResponse>(new TokenOpenSessionRequest(IsReadWrite: true)).Handle;
        var result = session.Expect<TokenResponse>(new TokenLoginRequest(handle, TokenUser.User, pin)).Result;
        Assert.Equal(HsmStatus.Ok, session.Status(new CloseRequest()));
        return result;
    }

    // The administrator's session.
    private static TestSession WithUser(TestServer server)
    {
        var admin = server.Session();
        admin.Expect<AuthLoginResponse>(Login(s_admin, s_adminPin));
        admin.Expect<AuthUserAddResponse>(new AuthUserAddRequest(
            s_name, default(UserPermissions).With(RequestKind.CounterRead), AuthMethod.Pin, s_pin));
        return admin;
    }

    private static void Guess(TestSession session, UserName name, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(HsmStatus.AuthLoginFailed, session.Status(Login(name, s_wrong)));
        }
    }

    private static AuthLoginRequest Login(UserName name, Bytes pin) => new(AuthMethod.Pin, name, pin);
}
