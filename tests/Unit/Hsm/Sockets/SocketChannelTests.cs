using Hsm;
using Hsm.Abstractions;
using Hsm.Protocol;
using Unit.Hsm.Channel;
using Xunit;

namespace Unit.Hsm;

/// <summary>Sessions inside secure channels over real sockets: who is let in, and what a frame that was forged or replayed does.</summary>
public sealed class SocketChannelTests : IDisposable
{
    private static readonly CounterId s_counter = new(1);

    private readonly HandshakePair _ends = new();

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (kind, scheduling) in TestSocketServer.Combinations)
            {
                cases.Add(kind, scheduling);
            }

            return cases;
        }
    }

    public void Dispose() => _ends.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Send_InAChannel_IsAnsweredAsWithoutOne(string kind, string scheduling)
    {
        using var server = Server(kind, scheduling);
        using var one = Client(server)!;
        using var two = Client(server)!;
        Assert.Equal(new InitResponse(new ClientId(1), 57), one.Send(new InitRequest(1)));
        Assert.Equal(new InitResponse(new ClientId(1), 57), two.Send(new InitRequest(1)));
        Assert.Equal(new CounterResponse(0), one.Send(new CounterInitRequest(s_counter, 0)));
        for (uint i = 1; i <= 20; i++)
        {
            // Keys are replaced on the way, at either end, and the other follows.
            if (i % 8 == 0)
            {
                Assert.Equal(ChannelStatus.Ok, one.Channel.Rekey());
            }

            Assert.Equal(new CounterResponse((2 * i) - 1), one.Send(new CounterIncrementRequest(s_counter)));
            Assert.Equal(new CounterResponse(2 * i), two.Send(new CounterIncrementRequest(s_counter)));
        }

        Assert.Equal(StatusResponse.Ok, one.Send(new CloseRequest()));
        Assert.Equal(new CounterResponse(40), two.Send(new CounterReadRequest(s_counter)));
    }

    [Theory]
    [InlineData("thread-per-session")]
    [InlineData("round-robin")]
    [InlineData("event-driven")]
    public void Send_ForgedAndReplayedFramesBetween_ChangeNothing(string scheduling)
    {
        using var server = Server("tcp", scheduling);
        var options = new HsmSocketClientOptions { Codec = ChannelFrames.Codec(CodecOptions.Default, null) };
        using var tampered = new TamperedFrames(SocketFrames.Connect(server.Address.EndPoint, options));
        using var link = SecureFrameLink.Connect(tampered, _ends.InitiatorOptions, _ends.PeerKey, new ChannelOptions())!;
        var client = new ClientContext(new FrameClientTransport(link, CodecOptions.Default));
        Assert.IsType<InitResponse>(client.Send(new InitRequest(1)));
        Assert.Equal(new CounterResponse(0), client.Send(new CounterInitRequest(s_counter, 0)));
        tampered.IsTampering = true;
        for (uint i = 1; i <= 10; i++)
        {
            Assert.Equal(new CounterResponse(i), client.Send(new CounterIncrementRequest(s_counter)));
        }

        Assert.Equal(new CounterResponse(10), client.Send(new CounterReadRequest(s_counter)));
        Assert.Equal(0, link.RefusedCount);
        Assert.InRange(tampered.MadeUpCount, 40, int.MaxValue);
    }

    [Fact]
    public void Connect_ClientNotLetIn_IsTurnedAway()
    {
        using var server = Server("tcp", "thread-per-session");
        using var stranger = new HandshakePair();

        Assert.Null(HsmChannelClient.Connect(
            server.Address.EndPoint, new HsmChannelClientOptions { Handshake = stranger.InitiatorOptions, Server = _ends.PeerKey }));
        Assert.Null(HsmChannelClient.Connect(
            server.Address.EndPoint, new HsmChannelClientOptions { Handshake = _ends.InitiatorOptions, Server = stranger.PeerKey }));
        using var client = Client(server)!;
        Assert.IsType<EchoResponse>(client.Send(new EchoRequest(default)));
    }

    [Fact]
    public void Connect_ServerKeyIsNone_LeavesNoConnection()
    {
        using var server = Server("tcp", "thread-per-session");
        var options = new HsmChannelClientOptions { Handshake = _ends.InitiatorOptions, Server = Bytes.Repeat(1, 31) };

        Assert.Throws<ArgumentException>(() => HsmChannelClient.Connect(server.Address.EndPoint, options));
        SpinWait.SpinUntil(() => server.Observer.Reasons.Count == 1, TimeSpan.FromSeconds(20));
        Assert.Single(server.Observer.Reasons);
    }

    [Fact]
    public void Connect_WithoutAChannel_IsTurnedAway()
    {
        using var server = Server("tcp", "thread-per-session");
        using var plain = HsmSocketClient.Connect(server.Address.EndPoint);

        Assert.Equal(HsmStatus.Timeout, plain.Send(new EchoRequest(default)).Status);
        SpinWait.SpinUntil(() => server.Sockets.ConnectionCount == 0, TimeSpan.FromSeconds(20));
        Assert.Equal(0, server.Sockets.ConnectionCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Send_MessagesOfSeveralPackets_AreWhole(bool hasEngine)
    {
        using var engine = hasEngine ? new AcceleratorEngine(() => new SystemAccelerator(), new AcceleratorEngineOptions { LaneCount = 2 }) : null;
        var pipeline = new ChannelPipeline(new RecordPipelineOptions { MaxPipelines = 4, SplitFragmentBytes = 512, MaxFragmentBytes = 512 }, engine);
        using var server = Server("tcp", "worker-pool", pipeline);
        using var client = Client(server, pipeline)!;
        for (var length = 0; length <= 1280; length += 64)
        {
            var data = new Bytes(Enumerable.Range(0, length).Select(i => (byte)i).ToArray());
            Assert.Equal(new EchoResponse(data), client.Send(new EchoRequest(data)));
        }
    }

    private TestSocketServer Server(string kind, string scheduling, ChannelPipeline? pipeline = null) => new(
        kind,
        scheduling,
        new SocketServerOptions
        {
            Channel = new SocketChannelOptions
            {
                Handshake = _ends.ResponderOptions with { Aead = Aead(pipeline) },
                LetsIn = key => key == _ends.InitiatorOptions.Identity.PublicKey,
                Pipeline = pipeline,
            },
        });

    private HsmChannelClient? Client(TestSocketServer server, ChannelPipeline? pipeline = null) => HsmChannelClient.Connect(
        server.Address.EndPoint,
        new HsmChannelClientOptions { Handshake = _ends.InitiatorOptions with { Aead = Aead(pipeline) }, Server = _ends.PeerKey, Pipeline = pipeline });

    private static IAeadAlgorithm Aead(ChannelPipeline? pipeline) => pipeline is null ? new ChaChaPolyAead() : new AesGcmAead();

    /// <summary>Whoever sits on the wire: before each frame a forged one, rubbish, and the frame before again; after it the same once more.</summary>
    private sealed class TamperedFrames(SocketFrames right) : IFrameLink, IDisposable
    {
        private byte[] _former = [];

        public bool IsTampering { get; set; }

        public int MadeUpCount { get; private set; }

        public int MaxFrameLengthBytes => right.MaxFrameLengthBytes;

        public HsmStatus Send(ReadOnlySpan<byte> frame)
        {
            if (IsTampering)
            {
                byte[] forged = [.. frame];
                forged[^1] ^= 1;
                byte[] renumbered = [.. frame];
                renumbered[8] ^= 0x40;
                foreach (var made in new[] { forged, renumbered, _former, [1, 2, 3, 4, 5, 6, 7, 8, 9], frame[..20].ToArray() })
                {
                    Assert.Equal(HsmStatus.Ok, right.Send(made));
                    MadeUpCount++;
                }
            }

            _former = frame.ToArray();
            return right.Send(frame);
        }

        public HsmStatus TryReceive(Span<byte> frame, out int lengthBytes) => right.TryReceive(frame, out lengthBytes);

        public HsmStatus WaitForFrame() => right.WaitForFrame();

        public void OnArrival(Action arrived) => right.OnArrival(arrived);

        public void Disconnect() => right.Disconnect();

        public void Dispose() => right.Dispose();
    }
}
