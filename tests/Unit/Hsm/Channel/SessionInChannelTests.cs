using Hsm;
using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.Hsm.Channel;

/// <summary>HSM sessions inside channels, over real threads: the server does not know that they are.</summary>
public class SessionInChannelTests
{
    private const int Sessions = 3;

    [Fact]
    public void Send_RequestsOfSeveralSessions_AnsweredAsWithoutAChannel()
    {
        using var ends = new HandshakePair();
        using var server = new TestServer();
        var links = new List<SecureFrameLink>();
        var clients = new List<ClientContext>();
        CodecOptions options = CodecOptions.Default;
        for (int i = 0; i < Sessions; i++)
        {
            var beneath = new InProcessFrames(options.MaxPacketLengthBytes + SecureChannel.OverheadBytes);
            SecureFrameLink? accepted = null;
            ulong source = (ulong)i;
            var accepting = new Thread(() => accepted = SecureFrameLink.Accept(beneath.Two, ends.Responder, new ChannelOptions(), source));
            accepting.Start();
            SecureFrameLink called = SecureFrameLink.Connect(beneath.One, ends.InitiatorOptions, ends.PeerKey, new ChannelOptions())!;
            accepting.Join();
            server.Server.OpenSession(new FrameServerTransport(accepted!, options));
            links.AddRange([called, accepted!]);
            clients.Add(new ClientContext(new FrameClientTransport(called, options)));
        }

        server.Server.Start(new ThreadPerSessionScheduling());
        Assert.Equal(new CounterResponse(0), Ask(clients[0], new InitRequest(1), new CounterInitRequest(new CounterId(1), 0)));
        var failures = new List<string>();
        Thread[] threads = [.. Enumerable.Range(0, Sessions).Select(i => new Thread(() =>
        {
            Ask(clients[i], new InitRequest(1));
            for (int n = 0; n < 200; n++)
            {
                // Some packets go under a new key, and the other end follows.
                if (n % 40 == 20)
                {
                    links[2 * i].Channel.Rekey();
                }

                var echo = new EchoRequest(new Bytes(ChannelPair.Text(n)));
                HsmResponse answer = clients[i].Send(echo);
                if (answer != new EchoResponse(echo.Data) || clients[i].Send(new CounterIncrementRequest(new CounterId(1))) is not CounterResponse)
                {
                    lock (failures)
                    {
                        failures.Add($"session {i}, request {n}: {answer}");
                    }
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Empty(failures);
        Assert.Equal(new CounterResponse(Sessions * 200), clients[0].Send(new CounterReadRequest(new CounterId(1))));
        Assert.All(links, link => Assert.Equal(0, link.RefusedCount));
        links.ForEach(link => link.Disconnect());
        server.Dispose();
        links.ForEach(link => link.Dispose());
    }

    [Fact]
    public void Constructor_FramesTooShort_Throws()
    {
        var beneath = new InProcessFrames(100);
        Assert.Throws<ArgumentException>(() => new FrameServerTransport(beneath.One, CodecOptions.Default));
        Assert.Throws<ArgumentException>(() => new FrameClientTransport(beneath.Two, CodecOptions.Default));
    }

    [Fact]
    public void TryReceive_NotAPacket_ServerEndsTheConnection()
    {
        var beneath = new InProcessFrames(CodecOptions.Default.MaxPacketLengthBytes);
        var transport = new FrameServerTransport(beneath.Two, CodecOptions.Default);
        Assert.Equal(HsmStatus.Ok, beneath.One.Send([1, 2, 3, 4, 5, 6, 7, 8, 9]));
        Assert.Equal(HsmStatus.Aborted, transport.TryReceive(out _));
        Assert.Equal(HsmStatus.Aborted, beneath.One.Send([1]));
    }

    [Fact]
    public void TryReceive_SecondRequestBeforeTheAnswer_StaysUnread()
    {
        var beneath = new InProcessFrames(CodecOptions.Default.MaxPacketLengthBytes);
        var server = new FrameServerTransport(beneath.Two, CodecOptions.Default);
        var client = new FrameClientTransport(beneath.One, CodecOptions.Default);
        var other = new FrameClientTransport(beneath.One, CodecOptions.Default);
        Assert.Equal(HsmStatus.Ok, client.Send(new RequestMessage(1, new EchoRequest(new Bytes("a"u8)))));
        Assert.Equal(HsmStatus.RequestPending, client.Send(new RequestMessage(2, new EchoRequest(default))));
        Assert.Equal(HsmStatus.Ok, other.Send(new RequestMessage(2, new EchoRequest(new Bytes("b"u8)))));

        Assert.Equal(HsmStatus.Ok, server.TryReceive(out RequestMessage first));
        Assert.Equal(HsmStatus.NotReady, server.TryReceive(out _));
        Assert.Equal(HsmStatus.Ok, server.Send(new ResponseMessage(1, new EchoResponse(new Bytes("a"u8)))));
        Assert.Equal(HsmStatus.Ok, server.TryReceive(out RequestMessage second));
        Assert.Equal((1, 2), (first.Sequence, second.Sequence));
        Assert.Equal(HsmStatus.Ok, client.TryReceive(out ResponseMessage response));
        Assert.Equal(new ResponseMessage(1, new EchoResponse(new Bytes("a"u8))), response);
    }

    private static HsmResponse Ask(ClientContext client, params HsmRequest[] requests)
    {
        HsmResponse last = new StatusResponse(HsmStatus.Ok);
        foreach (HsmRequest request in requests)
        {
            last = client.Send(request);
        }

        return last;
    }
}
