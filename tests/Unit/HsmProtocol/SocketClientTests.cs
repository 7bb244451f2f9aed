using System.Net;
using System.Net.Sockets;
using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.HsmProtocol;

/// <summary>The client over sockets against a peer whose every byte the test writes.</summary>
public sealed class SocketClientTests : IDisposable
{
    private readonly List<IDisposable> _open = [];
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"hsm-{Guid.NewGuid():N}.sock");

    public void Dispose()
    {
        _open.ForEach(o => o.Dispose());
        File.Delete(_path);
    }

    [Theory]
    [InlineData(ByteOrder.LittleEndian, false)]
    [InlineData(ByteOrder.BigEndian, false)]
    [InlineData(ByteOrder.LittleEndian, true)]
    public void Send_ToAServer_GivesItsAnswers(ByteOrder order, bool isUnix)
    {
        (HsmSocketClient client, Socket server) = Connect(new HsmSocketClientOptions { Order = order }, isUnix);
        Thread worker = Serve(server, request => request switch
        {
            InitRequest init => new InitResponse(new ClientId((byte)init.RequestedClient), 57),
            EchoRequest echo => new EchoResponse(echo.Data),
            CounterReadRequest => new StatusResponse(HsmStatus.NotFound),
            _ => StatusResponse.Ok,
        });
        Assert.Equal(new InitResponse(new ClientId(3), 57), client.Send(new InitRequest(3)));
        for (int i = 0; i < 300; i++)
        {
            var echo = new EchoRequest(Bytes.Repeat((byte)i, i * 4));
            Assert.Equal(new EchoResponse(echo.Data), client.Send(echo));
        }

        Assert.Equal(new StatusResponse(HsmStatus.NotFound), client.Send(new CounterReadRequest(new CounterId(1))));
        Assert.Equal(StatusResponse.Ok, client.Send(new CloseRequest()));
        Assert.Equal(new StatusResponse(HsmStatus.NotReady), client.Send(new InfoRequest()));
        worker.Join();
    }

    [Fact]
    public void Send_FirstRequest_HasThePagesBytes()
    {
        (HsmSocketClient client, Socket server) = Connect();
        Assert.Equal(HsmStatus.Ok, client.BeginRequest(new InitRequest(3)));
        Assert.Equal(Wire.Hex("0000000c 01a5 0101 0100 0000 03000000"), Read(server, 16));
        server.Send(Wire.Hex("00000010 01a5 0101 0100 0000 03000000 39000000"));
        Assert.Equal(new InitResponse(new ClientId(3), 57), client.EndRequest());
        Assert.True(Socket(client).NoDelay);
    }

    [Fact]
    public void EndRequest_AnswerOfAnotherSequence_IsDropped()
    {
        (HsmSocketClient client, Socket server) = Connect();
        client.BeginRequest(new EchoRequest(Bytes.FromHex("aa")));
        server.Send(Wire.Hex("00000009 01a5 0501 0000 0000 bb 00000009 01a5 0501 0700 0000 cc 00000009 01a5 0501 0100 0000 aa"));
        Assert.Equal(new EchoResponse(Bytes.FromHex("aa")), client.EndRequest());
    }

    [Fact]
    public void EndRequest_AnswerInPieces_IsPutTogether()
    {
        (HsmSocketClient client, Socket server) = Connect();
        client.BeginRequest(new EchoRequest(Bytes.FromHex("aa")));
        foreach (byte b in Wire.Hex("00000009 01a5 0501 0900 0000 cc 00000009 01a5 0501 0100 0000 aa"))
        {
            server.Send([b]);
        }

        Assert.Equal(new EchoResponse(Bytes.FromHex("aa")), client.EndRequest());
    }

    [Theory]
    [InlineData("00000009 a501 0105 0001 0000 aa")] // the other order
    [InlineData("00000009 02a5 0501 0100 0000 aa")] // another version
    [InlineData("00000009 0000 0501 0100 0000 aa")]
    [InlineData("00000000")]
    [InlineData("ffffffff")]
    public void EndRequest_NoAnswerOfOurs_IsAbortedAndTheEnd(string bytes)
    {
        (HsmSocketClient client, Socket server) = Connect();
        client.BeginRequest(new EchoRequest(Bytes.FromHex("aa")));
        server.Send(Wire.Hex(bytes));
        Assert.Equal(new StatusResponse(HsmStatus.Aborted), client.EndRequest());
        Assert.Equal(new StatusResponse(HsmStatus.NotReady), client.Send(new InfoRequest()));
    }

    [Fact]
    public void EndRequest_NoAnswerInTime_IsTimeoutAndTheLateOneIsDropped()
    {
        (HsmSocketClient client, Socket server) = Connect(new HsmSocketClientOptions { ResponseTimeout = TimeSpan.FromMilliseconds(80) });
        client.BeginRequest(new EchoRequest(Bytes.FromHex("aa")));
        server.Send(Wire.Hex("00000009 01a5 0501")); // cut off in the middle: it goes on after the timeout
        Assert.Equal(new StatusResponse(HsmStatus.Timeout), client.EndRequest());
        Assert.Equal(HsmStatus.Ok, client.BeginRequest(new EchoRequest(Bytes.FromHex("bb"))));
        server.Send(Wire.Hex("0100 0000 aa 00000009 01a5 0501 0200 0000 bb"));
        Assert.Equal(new EchoResponse(Bytes.FromHex("bb")), client.EndRequest());
    }

    [Fact]
    public void EndRequest_OnlyAnswersOfOthers_EndsInTimeoutAllTheSame()
    {
        (HsmSocketClient client, Socket server) = Connect(new HsmSocketClientOptions { ResponseTimeout = TimeSpan.FromMilliseconds(120) });
        client.BeginRequest(new EchoRequest(Bytes.FromHex("aa")));
        using var done = new ManualResetEventSlim();
        var chatter = new Thread(() =>
        {
            while (!done.Wait(20))
            {
                server.Send(Wire.Hex("00000009 01a5 0501 0700 0000 cc"));
            }
        });
        chatter.Start();
        Assert.Equal(new StatusResponse(HsmStatus.Timeout), client.EndRequest());
        done.Set();
        chatter.Join();
    }

    [Fact]
    public void EndRequest_ServerGone_IsTimeoutAndTheEnd()
    {
        (HsmSocketClient client, Socket server) = Connect();
        client.BeginRequest(new CounterIncrementRequest(new CounterId(1)));
        server.Shutdown(SocketShutdown.Both);
        Assert.Equal(new StatusResponse(HsmStatus.Timeout), client.EndRequest());
        Assert.Equal(HsmStatus.NotReady, client.BeginRequest(new InfoRequest()));
    }

    [Fact]
    public void EndRequest_DisposedByAnotherThread_IsTimeout()
    {
        (HsmSocketClient client, _) = Connect();
        client.BeginRequest(new InfoRequest());
        HsmResponse? answer = null;
        var waiting = new Thread(() => answer = client.EndRequest());
        waiting.Start();
        client.Dispose();
        waiting.Join();
        Assert.Equal(new StatusResponse(HsmStatus.Timeout), answer);
    }

    [Fact]
    public void BeginRequest_OneInFlight_IsRefusedAndNotSent()
    {
        (HsmSocketClient client, Socket server) = Connect();
        Assert.Equal(new StatusResponse(HsmStatus.NotReady), client.EndRequest());
        Assert.Equal(HsmStatus.Ok, client.BeginRequest(new EchoRequest(Bytes.FromHex("aa"))));
        Assert.Equal(HsmStatus.RequestPending, client.BeginRequest(new EchoRequest(Bytes.FromHex("bb"))));
        Assert.Equal(new StatusResponse(HsmStatus.RequestPending), client.Send(new InfoRequest()));
        Assert.Equal(Wire.Hex("00000009 01a5 0501 0100 0000 aa"), Read(server, 13));
        server.Send(Wire.Hex("00000009 01a5 0501 0100 0000 aa"));
        Assert.Equal(new EchoResponse(Bytes.FromHex("aa")), client.EndRequest());
        client.BeginRequest(new EchoRequest(Bytes.FromHex("cc")));
        Assert.Equal(Wire.Hex("00000009 01a5 0501 0200 0000 cc"), Read(server, 13));
    }

    [Fact]
    public void Send_WhatTheWireCanNotSay_IsRefusedAndTheSessionGoesOn()
    {
        (HsmSocketClient client, Socket server) = Connect();
        Assert.Equal(new StatusResponse(HsmStatus.NotImplemented), client.Send(new EccMakePubRequest(KeyId.Local(1))));
        Assert.Equal(new StatusResponse(HsmStatus.BadArgs), client.Send(new EchoRequest(Bytes.Repeat(1, 1281))));
        Assert.Equal(HsmStatus.Ok, client.BeginRequest(new EchoRequest(Bytes.FromHex("aa"))));
        Assert.Equal(Wire.Hex("00000009 01a5 0501 0100 0000 aa"), Read(server, 13));
    }

    private (HsmSocketClient Client, Socket Server) Connect(HsmSocketClientOptions? options = null, bool isUnix = false)
    {
        using Socket listener = isUnix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(isUnix ? new UnixDomainSocketEndPoint(_path) : new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        HsmSocketClient client = HsmSocketClient.Connect(listener.LocalEndPoint!, options);
        Socket server = listener.Accept();
        _open.Add(client);
        _open.Add(server);
        return (client, server);
    }

    private static Thread Serve(Socket socket, Func<HsmRequest, HsmResponse> handler)
    {
        var worker = new Thread(() =>
        {
            while (TryRead(socket, 4) is { } prefix)
            {
                byte[] packet = Read(socket, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(prefix));
                Assert.True(RequestCodec.TryDecode(packet, CodecOptions.Default, out DecodedRequest decoded));
                byte[] answer = Wire.Encode(decoded, decoded.Request is { } request ? handler(request) : decoded.Refusal, CodecOptions.Default);
                socket.Send(answer);
            }
        });
        worker.Start();
        return worker;
    }

    private static byte[] Read(Socket socket, int count) => TryRead(socket, count) ?? throw new EndOfStreamException();

    private static byte[]? TryRead(Socket socket, int count)
    {
        var bytes = new byte[count];
        int have = 0;
        while (have < count)
        {
            int more = socket.Receive(bytes.AsSpan(have));
            if (more == 0)
            {
                return null;
            }

            have += more;
        }

        return bytes;
    }

    private static Socket Socket(HsmSocketClient client) =>
        (Socket)typeof(HsmSocketClient).GetField("_socket", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(client)!;
}
