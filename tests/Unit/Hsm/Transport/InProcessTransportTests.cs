using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>What both transports inside one process do alike.</summary>
public abstract class InProcessTransportTests
{
    private static readonly RequestMessage s_request = new(1, new InfoRequest());
    private static readonly ResponseMessage s_response = new(1, StatusResponse.Ok);

    [Fact]
    public void Send_RequestNotYetAnswered_RequestPending()
    {
        var link = Connect();
        Assert.Equal(HsmStatus.Ok, link.Client.Send(s_request));
        Assert.Equal(HsmStatus.RequestPending, link.Client.Send(s_request));
        Assert.Equal(HsmStatus.Ok, link.Server.TryReceive(out var taken));
        Assert.Equal(s_request, taken);
        Assert.Equal(HsmStatus.RequestPending, link.Client.Send(s_request));
        Assert.Equal(HsmStatus.NotReady, link.Server.TryReceive(out _));
        Assert.Equal(HsmStatus.Ok, link.Server.Send(s_response));
        Assert.Equal(HsmStatus.Ok, link.Client.WaitForResponse());
        Assert.Equal(HsmStatus.Ok, link.Client.TryReceive(out var answered));
        Assert.Equal(s_response, answered);
        Assert.Equal(HsmStatus.NotReady, link.Client.TryReceive(out _));
    }

    [Fact]
    public void ServerSend_NothingTaken_Aborted()
    {
        var link = Connect();
        Assert.Equal(HsmStatus.Aborted, link.Server.Send(s_response));
        link.Client.Send(s_request);
        Assert.Equal(HsmStatus.Aborted, link.Server.Send(s_response));
    }

    [Fact]
    public void ClientDisconnect_AfterSending_RequestIsStillSeen()
    {
        var link = Connect();
        link.Client.Send(s_request);
        link.Client.Disconnect();

        Assert.Equal(HsmStatus.Ok, link.Server.TryReceive(out _));
        Assert.Equal(HsmStatus.Aborted, link.Server.TryReceive(out _));
        Assert.Equal(HsmStatus.Aborted, link.Client.Send(s_request));
    }

    [Fact]
    public void ServerDisconnect_RequestTaken_MayStillBeAnswered()
    {
        var link = Connect();
        link.Client.Send(s_request);
        link.Server.TryReceive(out _);
        link.Server.Disconnect();

        Assert.Equal(HsmStatus.NotReady, link.Client.TryReceive(out _));
        Assert.Equal(HsmStatus.Ok, link.Server.Send(s_response));
        Assert.Equal(HsmStatus.Ok, link.Client.WaitForResponse());
        Assert.Equal(HsmStatus.Ok, link.Client.TryReceive(out _));
        Assert.Equal(HsmStatus.Aborted, link.Client.Send(s_request));
    }

    [Fact]
    public void ServerDisconnect_RequestNotTaken_IsNeverTaken()
    {
        var link = Connect();
        link.Client.Send(s_request);
        link.Server.Disconnect();

        Assert.Equal(HsmStatus.Aborted, link.Client.WaitForResponse());
        Assert.Equal(HsmStatus.Aborted, link.Server.TryReceive(out _));
    }

    [Fact]
    public void OnArrival_RequestsAndEnds_AreToldAlsoWhenTheyCameBefore()
    {
        var link = Connect();
        link.Client.Send(s_request);
        var told = 0;
        link.Server.OnArrival(() => told++);
        Assert.Equal(1, told);

        link.Server.TryReceive(out _);
        link.Server.Send(s_response);
        link.Client.TryReceive(out _);
        link.Client.Send(s_request);
        Assert.Equal(2, told);
        link.Client.Disconnect();
        Assert.Equal(3, told);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OnArrival_ConnectionEndedBefore_IsToldAtOnce(bool byServer)
    {
        var link = Connect();
        if (byServer)
        {
            link.Server.Disconnect();
        }
        else
        {
            link.Client.Disconnect();
        }

        var told = 0;
        link.Server.OnArrival(() => told++);

        Assert.Equal(1, told);
    }

    [Fact]
    public void WaitForResponse_ServerGoesWhileWaiting_Wakes()
    {
        var link = Connect();
        link.Client.Send(s_request);
        var status = HsmStatus.Ok;
        var waiting = new Thread(() => status = link.Client.WaitForResponse());
        waiting.Start();
        Thread.Sleep(10);

        link.Server.Disconnect();

        waiting.Join();
        Assert.Equal(HsmStatus.Aborted, status);
    }

    protected abstract Link Connect();

    protected sealed record Link(IClientTransport Client, IServerTransport Server);
}

public sealed class InMemoryTransportTests : InProcessTransportTests
{
    protected override Link Connect()
    {
        var link = new InMemoryTransport();
        return new Link(link.Client, link.Server);
    }
}

public sealed class ChannelTransportTests : InProcessTransportTests
{
    protected override Link Connect()
    {
        var link = new ChannelTransport();
        return new Link(link.Client, link.Server);
    }
}
