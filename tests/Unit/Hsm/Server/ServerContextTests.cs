using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class ServerContextTests
{
    [Fact]
    public void HandleRequest_IdleClient_NotReady()
    {
        using var server = new TestServer();

        Assert.Equal(HandleResult.NotReady, server.Session().Server.HandleRequest());
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(16u)]
    [InlineData(0xFFFFFFFFu)]
    public void Init_ClientThatCanNotBe_BadArgsAndFormerOneStays(uint client)
    {
        using var server = new TestServer();
        var session = server.Session(3);
        session.Cache(KeyId.Local(5), Bytes.Repeat(1, 16));

        Assert.Equal(HsmStatus.BadArgs, session.Status(new InitRequest(client)));

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyExportRequest(KeyId.Local(5))));
        session.Ask(new CounterInitRequest(new CounterId(1), 1));
        Assert.Equal(HsmStatus.Ok, session.Status(new NvmGetMetadataRequest(new CounterId(1).ToNvmId(new ClientId(3)))));
    }

    [Fact]
    public void Init_Again_ClearsTheLocalCacheOnly()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(KeyId.Local(5), Bytes.Repeat(1, 16));
        session.Cache(KeyId.Global(5), Bytes.Repeat(2, 16));

        session.Expect<InitResponse>(new InitRequest(1));

        Assert.Equal(HsmStatus.NotFound, session.Status(new KeyExportRequest(KeyId.Local(5))));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyExportRequest(KeyId.Global(5))));
    }

    [Fact]
    public void Info_Default_TellsTheLimits()
    {
        using var server = new TestServer();

        var info = server.Session().Expect<InfoResponse>(new InfoRequest()).Info;

        Assert.Equal((1280, 32, 8, 256), (info.CommDataLengthBytes, info.NvmObjectCount, info.SmallSlotCount, info.SmallSlotLengthBytes));
        Assert.Equal((3, 1200, "01.01.01", "12345678"), (info.BigSlotCount, info.BigSlotLengthBytes, info.Version, info.Build));
    }

    [Fact]
    public void Echo_TooLong_BadArgs()
    {
        using var server = new TestServer();
        var session = server.Session();

        Assert.Equal(HsmStatus.Ok, session.Status(new EchoRequest(Bytes.Repeat(1, 1280))));
        Assert.Equal(HsmStatus.BadArgs, session.Status(new EchoRequest(Bytes.Repeat(1, 1281))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void HandleRequest_SecondWorker_IsRefusedAndTheFirstGoesOn(bool checks)
    {
        var flash = new TestFlash();
        using var server = new TestServer(TestServer.Options(flash) with { ChecksInvariants = checks });
        var session = server.Session();
        var second = HandleResult.NotReady;
        Exception? thrown = null;
        flash.BeforeProgram = () =>
        {
            flash.BeforeProgram = null;
            var worker = new Thread(() => thrown = Record.Exception(() => second = session.Server.HandleRequest()));
            worker.Start();
            worker.Join();
        };

        Assert.Equal(new CounterResponse(1), session.Ask(new CounterInitRequest(new CounterId(1), 1)));

        Assert.Equal(checks, thrown is HsmInvariantException);
        Assert.Equal(checks ? HandleResult.NotReady : HandleResult.Fatal, second);
        Assert.Equal(new CounterResponse(2), session.Ask(new CounterIncrementRequest(new CounterId(1))));
    }

    [Fact]
    public void HandleRequest_DefectInAHandler_EndsThisSessionOnly()
    {
        using var server = new TestServer(TestServer.Options() with
        {
            ChecksInvariants = false,
            Components = new ServerComponents { Echo = new DefectiveHandler() },
        });
        var session = server.Session();
        var other = server.Session();
        session.Client.BeginRequest(new EchoRequest(default));

        Assert.Equal(HandleResult.Fatal, session.Server.HandleRequest());

        Assert.Equal(new StatusResponse(HsmStatus.Aborted), session.Client.EndRequest());
        Assert.Equal(HandleResult.Disconnected, session.Server.HandleRequest());
        Assert.Equal(HsmStatus.Ok, other.Status(new InfoRequest()));
    }

    [Fact]
    public void HandleRequest_DefectWhileInvariantsAreChecked_IsThrown()
    {
        using var server = new TestServer(TestServer.Options() with { Components = new ServerComponents { Echo = new DefectiveHandler() } });
        var session = server.Session();
        session.Client.BeginRequest(new EchoRequest(default));

        Assert.Throws<NotSupportedException>(() => session.Server.HandleRequest());
    }

    [Fact]
    public void Open_DamagedFlash_IsRefused()
    {
        var flash = new TestFlash();
        flash.Raw[500] = 1;

        Assert.Equal(HsmStatus.NotVerified, HsmServer.Open(TestServer.Options(flash), out var server));
        Assert.Null(server);
    }

    [Fact]
    public void Open_OptionsThatCanNotBe_AreNamed()
    {
        var refusal = Assert.Throws<ArgumentException>(() => HsmServer.Open(TestServer.Options() with { CommDataLengthBytes = 3 }, out _));

        Assert.Contains("256..65535", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => HsmServer.Open(TestServer.Options() with { Crypto = [] }, out _));
        Assert.Throws<ArgumentException>(() => HsmServer.Open(TestServer.Options(new TestFlash(1028)), out _));
    }

    private sealed class DefectiveHandler : RequestHandler
    {
        public override HsmResponse Handle(SessionState session, HsmRequest request) => throw new NotSupportedException("planted");
    }
}
