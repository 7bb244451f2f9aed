using Hsm;
using Xunit;

namespace Unit.Hsm;

/// <summary>Bytes over TCP and Unix sockets, under every scheduling: the exchanges of protocol page 2 and what breaks them.</summary>
public sealed class SocketServerTests
{
    private const string Init = "0000000c 01a5 0101 0100 0000 03000000";
    private const string InitAnswer = "0000001001a50101010000000300000039000000";

    public static TheoryData<string, string> Combinations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (kind, scheduling) in TestSocketServer.Combinations)
            {
                data.Add(kind, scheduling);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Exchange_SamplesOfThePage_AreAnsweredByteForByte(string kind, string scheduling)
    {
        using var server = new TestSocketServer(kind, scheduling);
        using var client = server.Connect();
        using var bigEndian = server.Connect();

        Assert.Equal(InitAnswer, client.Exchange(Init));
        Assert.Equal("00000010a50101010001000000000003" + "00000039", bigEndian.Exchange("0000000c a501 0101 0001 0000 00000003"));
        Assert.Equal("0000005001a5040102000000" + "00050000", client.Exchange("00000008 01a5 0401 0200 0000")[..32]);
        Assert.Equal("0000000d01a505010300000068656c6c6f", client.Exchange("0000000d 01a5 0501 0300 0000 68656c6c6f"));

        // An action nobody knows: header only. CLOSE: the same, and the server hangs up.
        Assert.Equal("0000000801a5770104000000", client.Exchange("00000008 01a5 7701 0400 0000"));
        Assert.Equal("0000000801a5030105000000", client.Exchange("00000008 01a5 0301 0500 0000"));
        Assert.True(client.IsEnded());
        Assert.Equal("0000000da50101050002000068656c6c6f", bigEndian.Exchange("0000000d a501 0105 0002 0000 68656c6c6f"));
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Exchange_ByteByByteAndSeveralAtOnce_EveryFrameIsAnsweredOnceAndInOrder(string kind, string scheduling)
    {
        using var server = new TestSocketServer(kind, scheduling);
        using var client = server.Connect();
        foreach (var one in Convert.FromHexString(Init.Replace(" ", string.Empty, StringComparison.Ordinal)))
        {
            client.Send([one]);
        }

        Assert.Equal(InitAnswer, client.Receive());
        var frames = Enumerable.Range(1, 300).Select(number => RawClient.Echo((ushort)number, new byte[number * 4])).ToList();
        var sending = new Thread(() => client.Send(frames.SelectMany(frame => frame).ToArray()));
        sending.Start();

        Assert.All(frames, frame => Assert.Equal(Convert.ToHexStringLower(frame), client.Receive()));
        sending.Join();
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Frame_ThatIsNone_EndsThisConnectionOnly(string kind, string scheduling)
    {
        using var server = new TestSocketServer(kind, scheduling);
        using var other = server.Connect();
        Assert.Equal(InitAnswer, other.Exchange(Init));
        foreach (var bad in (string[])["00000000", "00000007 01a5 0501 0300 00", "ffffffff", "00000509 01a5", "00000008 beef 0401 0200 0000"])
        {
            using var client = server.Connect();

            // What came before it is answered.
            Assert.Equal(InitAnswer, client.Exchange(Init));
            client.Send(bad);
            Assert.True(client.IsEnded());
        }

        Assert.True(SpinWait.SpinUntil(() => server.Observer.Reasons.Count == 5, 10_000));
        Assert.All(server.Observer.Reasons, reason => Assert.Equal(CloseReason.BadFrame, reason));
        Assert.Equal("0000000d01a505010300000068656c6c6f", other.Exchange("0000000d 01a5 0501 0300 0000 68656c6c6f"));
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Client_ThatLeaves_EndsItsSession(string kind, string scheduling)
    {
        using var server = new TestSocketServer(kind, scheduling);
        foreach (var before in (string[])["", "0000", Init, Init[..18], Init + Init[..28]])
        {
            using var client = server.Connect();
            client.Send(before);
            if (before.StartsWith(Init, StringComparison.Ordinal))
            {
                Assert.Equal(InitAnswer, client.Receive());
            }
        }

        Assert.True(SpinWait.SpinUntil(() => server.Observer.Reasons.Count == 5, 10_000));
        Assert.Equal(0, server.Sockets.ConnectionCount);
        Assert.True(SpinWait.SpinUntil(() => server.Server.Server.Sessions.Count == 0, 10_000));
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Client_ThatShutsItsSideAfterSending_GetsItsAnswers(string kind, string scheduling)
    {
        using var server = new TestSocketServer(kind, scheduling);
        using var client = server.Connect();
        client.Send(Init + "0000000d 01a5 0501 0300 0000 68656c6c6f");
        client.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);

        Assert.Equal(InitAnswer, client.Receive());
        Assert.Equal("0000000d01a505010300000068656c6c6f", client.Receive());
        Assert.True(client.IsEnded());
    }

    [Fact]
    public void Request_SecondOneWhileTheFirstIsHandled_IsLeftUntilTheResponseHasGone()
    {
        var flash = new TestFlash(16384);
        using var server = new TestSocketServer(server: TestServer.Options(flash));
        using var client = server.Connect();
        using var other = server.Connect();
        Assert.Equal(InitAnswer, client.Exchange(Init));
        using var programming = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        flash.BeforeProgram = () =>
        {
            programming.Set();
            goOn.Wait();
        };

        // COUNTER INIT 1 := 7 and COUNTER READ 1, sent in one piece.
        client.Send("00000010 01a5 0008 0200 0000 07000000 0100 0000" + "00000010 01a5 0208 0300 0000 0100 000000000000");
        Assert.True(programming.Wait(10_000, TestContext.Current.CancellationToken));
        Assert.Equal("0000000d01a505010300000068656c6c6f", other.Exchange("0000000d 01a5 0501 0300 0000 68656c6c6f"));
        Assert.Equal(0, client.Socket.Available);
        goOn.Set();

        Assert.Equal("0000001001a500080200000000000000" + "07000000", client.Receive());
        Assert.Equal("0000001001a502080300000000000000" + "07000000", client.Receive());
    }

    [Fact]
    public void Connect_MoreThanTheLimit_IsClosedAtOnceUntilOneLeaves()
    {
        using var server = new TestSocketServer(options: new SocketServerOptions { Limits = new SocketLimits { MaxConnections = 2 } });
        using var first = server.Connect();
        using var second = server.Connect();
        Assert.Equal(InitAnswer, first.Exchange(Init));
        Assert.Equal(InitAnswer, second.Exchange(Init));
        using (var third = server.Connect())
        {
            Assert.True(third.IsEnded());
        }

        Assert.Equal(1, server.Observer.RefusedCount);
        first.Dispose();
        Assert.True(SpinWait.SpinUntil(() => server.Sockets.ConnectionCount == 1, 10_000));
        using var fourth = server.Connect();
        Assert.Equal(InitAnswer, fourth.Exchange(Init));
    }

    [Fact]
    public void Connect_MoreThanTheHsmServerHasSessions_IsClosed()
    {
        using var server = new TestSocketServer(server: TestServer.Options() with { MaxSessions = 1 });
        using var first = server.Connect();
        Assert.Equal(InitAnswer, first.Exchange(Init));
        using var second = server.Connect();

        Assert.True(second.IsEnded());
        Assert.Equal(InitAnswer, first.Exchange(Init));
    }
}
