using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>Users, logins, permissions.</summary>
public sealed class AuthRequestTests
{
    private static readonly UserName s_admin = UserName.FromText("admin");
    private static readonly UserName s_name = UserName.FromText("user");
    private static readonly Bytes s_adminPin = new("0000"u8);
    private static readonly Bytes s_pin = new("1234"u8);
    private static readonly CounterId s_counter = new(1);

    [Fact]
    public void AnyAuthRequest_NoUsers_AuthNotEnabled()
    {
        using var server = new TestServer();
        var session = server.Session();

        Assert.Equal(HsmStatus.AuthNotEnabled, session.Status(new AuthLoginRequest(AuthMethod.Pin, s_admin, s_adminPin)));
        Assert.Equal(HsmStatus.AuthNotEnabled, session.Status(new AuthLogoutRequest(new UserId(1))));
        Assert.Equal(HsmStatus.AuthNotEnabled, session.Status(new AuthUserGetRequest(s_name)));
        session.Expect<CounterResponse>(new CounterInitRequest(s_counter, 1));
    }

    [Fact]
    public void Request_NobodyLoggedIn_AuthPermissionButComm()
    {
        using var server = Server();
        var session = server.Session();

        Assert.Equal(HsmStatus.AuthPermission, session.Status(new CounterInitRequest(s_counter, 1)));
        Assert.Equal(HsmStatus.AuthPermission, session.Status(new AuthUserGetRequest(s_name)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new AuthLogoutRequest(new UserId(1))));
        session.Expect<EchoResponse>(new EchoRequest(s_pin));
        session.Expect<InfoResponse>(new InfoRequest());
    }

    [Fact]
    public void Request_LoggedIn_GroupAndActionDecide()
    {
        using var server = Server();
        var user = UserSession(server, out var admin, RequestKind.CounterRead);
        admin.Expect<CounterResponse>(new CounterInitRequest(s_counter, 7));

        user.Expect<CounterResponse>(new CounterReadRequest(s_counter));
        Assert.Equal(HsmStatus.AuthPermission, user.Status(new CounterIncrementRequest(s_counter)));
        Assert.Equal(HsmStatus.AuthPermission, user.Status(new NvmListRequest(NvmId.None)));
        Assert.Equal(HsmStatus.AuthPermission, user.Status(new AuthUserAddRequest(UserName.FromText("x"), default, AuthMethod.Pin, s_pin)));
    }

    [Fact]
    public void UserAdd_ByWhoIsNoAdministrator_GivesNoMoreThanTheyHave()
    {
        using var server = Server();
        var user = UserSession(server, out _, RequestKind.AuthUserAdd);

        Assert.Equal(HsmStatus.AuthPermission, user.Status(new AuthUserAddRequest(UserName.FromText("x"), UserPermissions.Administrator, AuthMethod.Pin, s_pin)));
        Assert.Equal(
            HsmStatus.AuthPermission,
            user.Status(new AuthUserAddRequest(UserName.FromText("x"), default(UserPermissions).With(RequestKind.CounterRead), AuthMethod.Pin, s_pin)));
        user.Expect<AuthUserAddResponse>(new AuthUserAddRequest(UserName.FromText("x"), default, AuthMethod.Pin, s_pin));
    }

    [Fact]
    public void UserGet_ByWhoIsNoAdministrator_TellsOfThemselvesAlone()
    {
        using var server = Server();
        var user = UserSession(server, out var admin, RequestKind.AuthUserGet);

        Assert.Equal(new UserId(2), user.Expect<AuthUserGetResponse>(new AuthUserGetRequest(s_name)).User);
        Assert.Equal(HsmStatus.Access, user.Status(new AuthUserGetRequest(s_admin)));
        Assert.Equal(HsmStatus.Access, user.Status(new AuthUserGetRequest(UserName.FromText("nobody"))));
        Assert.Equal(HsmStatus.NotFound, admin.Status(new AuthUserGetRequest(UserName.FromText("nobody"))));
    }

    [Fact]
    public void SetPermissions_UserLoggedIn_BindsAtOnce()
    {
        using var server = Server();
        var user = UserSession(server, out var admin, RequestKind.CounterRead);
        admin.Expect<CounterResponse>(new CounterInitRequest(s_counter, 7));

        Assert.Equal(HsmStatus.Ok, admin.Status(new AuthUserSetPermissionsRequest(new UserId(2), default(UserPermissions).With(RequestKind.CounterIncrement))));

        Assert.Equal(HsmStatus.AuthPermission, user.Status(new CounterReadRequest(s_counter)));
        user.Expect<CounterResponse>(new CounterIncrementRequest(s_counter));
    }

    [Fact]
    public void UserDelete_UserLoggedIn_LoggedOutAndNumberNeverAgain()
    {
        using var server = Server();
        var user = UserSession(server, out var admin, RequestKind.CounterRead);

        Assert.Equal(HsmStatus.Ok, admin.Status(new AuthUserDeleteRequest(new UserId(2))));

        Assert.Equal(new AuthUserAddResponse(new UserId(3)), admin.Ask(new AuthUserAddRequest(s_name, default, AuthMethod.Pin, s_pin)));
        Assert.Equal(HsmStatus.AuthPermission, user.Status(new CounterReadRequest(s_counter)));
        Assert.Equal(HsmStatus.NotFound, user.Status(new AuthLogoutRequest(new UserId(2))));
        Assert.Equal(new AuthLoginResponse(new UserId(3)), user.Ask(Login(s_name, s_pin)));
    }

    [Fact]
    public void Login_AttemptsUsedUp_RightPinRefusedUntilReset()
    {
        using var server = Server();
        var user = UserSession(server, out var admin, RequestKind.CounterRead);
        Assert.Equal(HsmStatus.Ok, user.Status(new AuthLogoutRequest(new UserId(2))));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HsmStatus.AuthLoginFailed, user.Status(Login(s_name, s_adminPin)));
        }

        Assert.Equal(HsmStatus.AuthLoginFailed, user.Status(Login(s_name, s_pin)));
        Assert.Equal(HsmStatus.Ok, admin.Status(new AuthUserSetCredentialsRequest(new UserId(2), AuthMethod.Pin, default, s_pin)));
        user.Expect<AuthLoginResponse>(Login(s_name, s_pin));
    }

    [Fact]
    public void SetCredentials_GuessedTooOften_LimitIsTheSame()
    {
        using var server = Server();
        var user = UserSession(server, out _, RequestKind.CounterRead);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HsmStatus.AuthLoginFailed, user.Status(new AuthUserSetCredentialsRequest(new UserId(2), AuthMethod.Pin, s_adminPin, s_pin)));
        }

        Assert.Equal(HsmStatus.AuthLoginFailed, user.Status(new AuthUserSetCredentialsRequest(new UserId(2), AuthMethod.Pin, s_pin, s_adminPin)));
    }

    [Fact]
    public void SetCredentials_LesserAdministrator_CannotTakeOverTheFirst()
    {
        using var server = Server();
        var admin = server.Session();
        admin.Expect<AuthLoginResponse>(Login(s_admin, s_adminPin));
        var packed = UserPermissions.Administrator.Packed.ToArray();
        packed[(int)RequestKind.KeyExport >> 8] = 0;
        var lesser = new UserPermissions(new Bytes(packed));
        admin.Expect<AuthUserAddResponse>(new AuthUserAddRequest(s_name, lesser, AuthMethod.Pin, s_pin));
        var user = server.Session();
        user.Expect<AuthLoginResponse>(Login(s_name, s_pin));

        Assert.Equal(HsmStatus.AuthPermission, user.Status(new AuthUserSetCredentialsRequest(new UserId(1), AuthMethod.Pin, default, s_pin)));
        Assert.Equal(HsmStatus.AuthPermission, user.Status(new AuthUserAddRequest(UserName.FromText("b"), UserPermissions.Administrator, AuthMethod.Pin, s_pin)));
        user.Expect<AuthUserAddResponse>(new AuthUserAddRequest(UserName.FromText("b"), lesser, AuthMethod.Pin, s_pin));
    }

    [Fact]
    public void Login_SessionClosed_EndsWithIt()
    {
        using var server = Server();
        var user = UserSession(server, out var admin, RequestKind.CounterRead);
        Assert.Equal(HsmStatus.Ok, user.Status(new CloseRequest()));

        Assert.Equal(HsmStatus.NotFound, admin.Status(new AuthLogoutRequest(new UserId(2))));
    }

    [Fact]
    public void AuthRequests_AnyAcquisitionFails_LockedAndNothingChanged()
    {
        HsmRequest[] requests =
        [
            new AuthUserAddRequest(UserName.FromText("b"), default, AuthMethod.Pin, s_pin),
            new AuthUserDeleteRequest(new UserId(2)),
            new AuthUserGetRequest(s_name),
            new AuthUserSetPermissionsRequest(new UserId(2), default),
            new AuthUserSetCredentialsRequest(new UserId(2), AuthMethod.Pin, default, s_adminPin),
            new AuthLogoutRequest(new UserId(2)),
            new CounterIncrementRequest(s_counter),
        ];
        foreach (var request in requests)
        {
            Assert.InRange(FailEach(request), 1, 4);
        }
    }

    private static int FailEach(HsmRequest request)
    {
        for (var ordinal = 0; ; ordinal++)
        {
            var locks = new FailingLockProvider(new MonitorLockProvider(), number => number == ordinal);
            using var server = Server(locks);
            var user = UserSession(server, out var admin, RequestKind.CounterRead);
            admin.Ask(new CounterInitRequest(s_counter, 7));
            locks.Arm();
            var status = admin.Status(request);
            locks.Disarm();
            if (locks.Acquisitions <= ordinal)
            {
                Assert.Equal(HsmStatus.Ok, status);
                return ordinal;
            }

            Assert.Equal(HsmStatus.Locked, status);
            Assert.Equal(new CounterResponse(7), user.Ask(new CounterReadRequest(s_counter)));
            Assert.Equal(HsmStatus.Ok, user.Status(new AuthLogoutRequest(new UserId(2))));
            user.Expect<AuthLoginResponse>(Login(s_name, s_pin));
            Assert.Equal(HsmStatus.Ok, admin.Status(request));
        }
    }

    private static TestSession UserSession(TestServer server, out TestSession admin, RequestKind kind)
    {
        admin = server.Session();
        admin.Expect<AuthLoginResponse>(Login(s_admin, s_adminPin));
        admin.Expect<AuthUserAddResponse>(new AuthUserAddRequest(s_name, default(UserPermissions).With(kind), AuthMethod.Pin, s_pin));
        var user = server.Session();
        user.Expect<AuthLoginResponse>(Login(s_name, s_pin));
        return user;
    }

    private static AuthLoginRequest Login(UserName name, Bytes pin) => new(AuthMethod.Pin, name, pin);

    private static TestServer Server(ILockProvider? locks = null) => new(TestServer.Options(locks: locks) with
    {
        Auth = new AuthOptions { AdministratorPin = "0000", PinIterations = 1, MaxAttempts = 3 },
    });
}
