using Hsm.Abstractions;
using Xunit;

namespace Unit.HsmModels;

public sealed class SessionRulesTests
{
    [Theory]
    [InlineData(1u)]
    [InlineData(15u)]
    public void Init_ClientInRange_AnswersClientAndServer(uint client) => Assert.Equal(
        new InitResponse(new ClientId((byte)client), 57), new SpecifiedServer().Send(0, new InitRequest(client)));

    [Theory]
    [InlineData(0u)]
    [InlineData(16u)]
    [InlineData(uint.MaxValue)]
    public void Init_ClientOutOfRange_LeavesFormerClientAndCache(uint client)
    {
        SpecifiedServer server = SpecifiedServer.WithClients(3);
        server.Send(0, Requests.Cache(KeyId.Local(1), 0xAA));

        server.AssertRefuses(HsmStatus.BadArgs, 0, new InitRequest(client));

        Assert.IsType<KeyExportResponse>(server.Send(0, new KeyExportRequest(KeyId.Local(1))));
    }

    [Fact]
    public void Init_SecondTime_ClearsLocalCacheAndKeepsGlobalOne()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(3);
        server.Send(0, Requests.Cache(KeyId.Local(1), 0xAA));
        server.Send(0, Requests.Cache(KeyId.Global(1), 0xBB));

        server.Send(0, new InitRequest(3));

        server.AssertRefuses(HsmStatus.NotFound, 0, new KeyExportRequest(KeyId.Local(1)));
        Assert.IsType<KeyExportResponse>(server.Send(0, new KeyExportRequest(KeyId.Global(1))));
    }

    [Fact]
    public void Cache_BeforeInit_GoesToTheGlobalUser()
    {
        var server = new SpecifiedServer();

        Assert.Equal(new KeyCacheResponse(KeyId.Global(255)), server.Send(0, Requests.Cache(KeyId.Assign, 0xAA)));
        Assert.IsType<KeyExportResponse>(server.Send(1, new KeyExportRequest(KeyId.Global(255))));
    }

    [Fact]
    public void Echo_UpToTheLimit_AnswersItsBytes()
    {
        var server = new SpecifiedServer();

        Assert.Equal(new EchoResponse(Bytes.Repeat(5, 1280)), server.Send(0, new EchoRequest(Bytes.Repeat(5, 1280))));
        server.AssertRefuses(HsmStatus.BadArgs, 0, new EchoRequest(Bytes.Repeat(5, 1281)));
    }

    [Fact]
    public void Info_Always_AnswersTheLimits() =>
        Assert.Equal(new InfoResponse(SpecifiedServer.Info), new SpecifiedServer().Send(0, new InfoRequest()));

    [Fact]
    public void Close_Then_AnswersNotReadyAndForgetsTheLocalCacheOnly()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(3, 3);
        server.Send(0, Requests.Cache(KeyId.Local(1), 0xAA));
        server.Send(0, Requests.Cache(KeyId.Global(2), 0xBB));
        server.Send(0, Requests.Add(0x0001, 1));

        server.AssertDone(0, new CloseRequest());

        server.AssertRefuses(HsmStatus.NotReady, 0, new InfoRequest());
        server.AssertRefuses(HsmStatus.NotReady, 0, new CloseRequest());
        server.AssertRefuses(HsmStatus.NotFound, 1, new KeyExportRequest(KeyId.Local(1)));
        Assert.IsType<KeyExportResponse>(server.Send(1, new KeyExportRequest(KeyId.Global(2))));
        Assert.IsType<NvmReadResponse>(server.Send(1, Requests.Read(0x0001)));
    }
}
