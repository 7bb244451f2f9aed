using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class ClientContextTests
{
    private static readonly EchoRequest s_echo = new(Bytes.FromHex("01"));

    [Fact]
    public void BeginRequest_SecondInFlight_RequestPendingAndNotSent()
    {
        using var server = new TestServer();
        var session = server.Session();
        Assert.Equal(HsmStatus.Ok, session.Client.BeginRequest(s_echo));

        Assert.Equal(HsmStatus.RequestPending, session.Client.BeginRequest(new EchoRequest(Bytes.FromHex("02"))));
        Assert.Equal(new StatusResponse(HsmStatus.RequestPending), session.Client.Send(s_echo));

        Assert.Equal(HandleResult.Handled, session.Server.HandleRequest());
        Assert.Equal(HandleResult.NotReady, session.Server.HandleRequest());
        Assert.Equal(new EchoResponse(s_echo.Data), session.Client.EndRequest());
    }

    [Fact]
    public void EndRequest_NothingInFlight_NotReady()
    {
        using var server = new TestServer();

        Assert.Equal(new StatusResponse(HsmStatus.NotReady), server.Session().Client.EndRequest());
    }

    [Fact]
    public void Send_SecondThreadInside_RequestPending()
    {
        using var server = new TestServer();
        var session = server.Session();
        var first = new Thread(() => Assert.Equal(new EchoResponse(s_echo.Data), session.Client.Send(s_echo)));
        first.Start();
        session.Server.WaitForRequest();

        Assert.Equal(new StatusResponse(HsmStatus.RequestPending), session.Client.Send(s_echo));
        Assert.Equal(new StatusResponse(HsmStatus.RequestPending), session.Client.EndRequest());

        session.Server.HandleRequest();
        first.Join();
    }

    [Fact]
    public void Send_AfterClose_NotReadyAndServerDisconnected()
    {
        using var server = new TestServer();
        var session = server.Session();

        Assert.Equal(StatusResponse.Ok, session.Ask(new CloseRequest()));

        Assert.Equal(new StatusResponse(HsmStatus.NotReady), session.Client.Send(s_echo));
        Assert.Equal(HsmStatus.NotReady, session.Client.BeginRequest(s_echo));
        Assert.Equal(HandleResult.Disconnected, session.Server.HandleRequest());
        Assert.Equal(HandleResult.Disconnected, session.Server.HandleRequest());
    }

    [Fact]
    public void Send_ResponseOutOfTurn_TimeoutAndSessionOver()
    {
        var link = new InMemoryTransport();
        var client = new ClientContext(link.Client);
        Assert.Equal(HsmStatus.Ok, client.BeginRequest(s_echo));
        Assert.Equal(HsmStatus.Ok, link.Server.TryReceive(out var message));
        link.Server.Send(new ResponseMessage((ushort)(message.Sequence + 1), StatusResponse.Ok));

        Assert.Equal(new StatusResponse(HsmStatus.Timeout), client.EndRequest());
        Assert.Equal(new StatusResponse(HsmStatus.NotReady), client.Send(s_echo));
    }

    [Fact]
    public void Send_ServerGone_Aborted()
    {
        var server = new TestServer();
        var session = server.Session();
        server.Dispose();

        Assert.Equal(new StatusResponse(HsmStatus.Aborted), session.Client.Send(s_echo));
    }

    [Fact]
    public void EndRequest_ServerWentBeforeTakingIt_Aborted()
    {
        var server = new TestServer();
        var session = server.Session();
        Assert.Equal(HsmStatus.Ok, session.Client.BeginRequest(s_echo));
        server.Dispose();

        Assert.Equal(new StatusResponse(HsmStatus.Aborted), session.Client.EndRequest());
    }

    [Fact]
    public void Abandon_RequestInFlight_IsCarriedOutThenSessionEnds()
    {
        using var server = new TestServer();
        var session = server.Session();
        var other = server.Session();
        session.Client.BeginRequest(new CounterInitRequest(new CounterId(1), 5));
        session.Client.Abandon();

        Assert.Equal(HandleResult.Handled, session.Server.HandleRequest());
        Assert.Equal(HandleResult.Disconnected, session.Server.HandleRequest());
        Assert.Equal(new CounterResponse(5), other.Ask(new CounterReadRequest(new CounterId(1))));
    }

    [Fact]
    public void Requests_OfTheSameContent_AreEqualWithEqualHashes()
    {
        var one = new KeyCacheRequest(KeyId.Local(1), ObjectFlags.UsageAny, ObjectLabel.FromText("a"), Bytes.FromHex("0102"));
        var two = new KeyCacheRequest(new KeyId(1), ObjectFlags.UsageAny, ObjectLabel.FromText("a"), new Bytes([1, 2]));

        Assert.Equal<HsmRequest>(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, two with { Key = Bytes.FromHex("0103") });
        Assert.Equal(new NvmDestroyRequest(new NvmIdList(new NvmId(1))), new NvmDestroyRequest(new NvmIdList(new NvmId(1))));
        Assert.Equal("0x0201".Length, one.Id.ToString()["key ".Length..].Length);
    }
}
