using System.Net.Sockets;
using Hsm;
using Xunit;

namespace Unit.Hsm;

/// <summary>Idle clients, slow readers and what stopping does to them.</summary>
public sealed class SocketLimitTests
{
    private const string Echo = "0000000d 01a5 0501 0300 0000 68656c6c6f";
    private const string EchoAnswer = "0000000d01a505010300000068656c6c6f";

    private static readonly SocketLimits s_limits = new()
    {
        IdleTime = TimeSpan.FromSeconds(100),
        SlowReaderTime = TimeSpan.FromSeconds(10),
    };

    public static TheoryData<string> Schedulings => SchedulingTests.Schedulings;

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void Idle_NoWholeRequestInTime_IsCut(string scheduling)
    {
        var time = new ManualTime();
        using var server = new TestSocketServer(scheduling: scheduling, options: new SocketServerOptions
        {
            // Time leaps here, perhaps while a response is on its way.
            Limits = s_limits with { SlowReaderTime = TimeSpan.FromHours(1) },
            Time = time,
        });
        using var idle = server.Connect();
        using var busy = server.Connect();
        using var half = server.Connect();
        Assert.Equal(EchoAnswer, idle.Exchange(Echo));
        Assert.Equal(EchoAnswer, half.Exchange(Echo));
        for (var i = 0; i < 10 && server.Observer.Reasons.Count < 2; i++)
        {
            // The time of an answer is noted when it has been sent, perhaps after it was seen: so one more follows it.
            time.Advance(TimeSpan.FromSeconds(30));
            Assert.True(i >= 3 || server.Observer.Reasons.IsEmpty, "Nobody was idle for 100 s.");
            Assert.Equal(EchoAnswer, busy.Exchange(Echo));
            Assert.Equal(EchoAnswer, busy.Exchange(Echo));
            if (i < 3)
            {
                half.Send("00");
            }
        }

        Assert.True(idle.IsEnded());
        Assert.True(half.IsEnded());
        Assert.Equal(EchoAnswer, busy.Exchange(Echo));
        Assert.True(SpinWait.SpinUntil(() => server.Observer.Reasons.Count == 2, 10_000));
        Assert.All(server.Observer.Reasons, reason => Assert.Equal(CloseReason.Idle, reason));
    }

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void Idle_UnixSocket_IsLeftAlone(string scheduling)
    {
        var time = new ManualTime();
        using var server = new TestSocketServer("unix", scheduling, new SocketServerOptions
        {
            Limits = s_limits with { SlowReaderTime = TimeSpan.FromDays(10) },
            Time = time,
        });
        using var idle = server.Connect();
        using var half = server.Connect();
        Assert.Equal(EchoAnswer, idle.Exchange(Echo));
        half.Send(Echo[..9]);

        time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(EchoAnswer, idle.Exchange(Echo));
        Assert.Equal(EchoAnswer, half.Exchange(Echo[9..]));
        Assert.Empty(server.Observer.Reasons);
    }

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void SlowReader_ResponseNotTakenInTime_IsCutAndKeepsNobodyWaiting(string scheduling)
    {
        var time = new ManualTime();
        using var server = new TestSocketServer(
            "unix",
            scheduling,
            new SocketServerOptions { Limits = s_limits, Time = time },
            TestServer.Options() with { CommDataLengthBytes = 65535 });
        using var slow = server.Connect();
        SendUntilNobodyReads(slow);
        using (var other = server.Connect())
        {
            Assert.Equal(EchoAnswer, other.Exchange(Echo));
        }

        // Gone before time leaps, which could find its last answer on its way.
        Assert.True(SpinWait.SpinUntil(() => server.Observer.Reasons.Count == 1, 10_000));
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.True(SpinWait.SpinUntil(() => server.Observer.Reasons.Count == 2, 10_000));
        Assert.Equal([CloseReason.ClientLeft, CloseReason.SlowReader], server.Observer.Reasons);
        Assert.True(SpinWait.SpinUntil(() => server.Server.Server.Sessions.Count == 0, 10_000));
    }

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void Dispose_IdleHalfAndBusyClients_EndsThemAllAndAnswersWhatIsHandled(string scheduling)
    {
        var flash = new TestFlash(16384);
        var server = new TestSocketServer(scheduling: scheduling, server: TestServer.Options(flash));
        using var idle = server.Connect();
        using var half = server.Connect();
        using var busy = server.Connect();
        Assert.Equal(EchoAnswer, idle.Exchange(Echo));
        Assert.Equal(EchoAnswer, half.Exchange(Echo));
        half.Send(Echo[..9]);
        using var programming = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        flash.BeforeProgram = () =>
        {
            programming.Set();
            goOn.Wait();
        };

        // COUNTER INIT, and behind it a request that nobody takes any more.
        busy.Send("00000010 01a5 0008 0200 0000 07000000 0100 0000" + Echo);
        Assert.True(programming.Wait(10_000, TestContext.Current.CancellationToken));
        var disposing = new Thread(server.Dispose);
        disposing.Start();
        Assert.True(idle.IsEnded());
        Assert.True(half.IsEnded());
        goOn.Set();

        Assert.Equal("0000001001a500080200000000000000" + "07000000", busy.Receive());
        Assert.True(busy.IsEnded());
        disposing.Join();
    }

    // The server answers until the buffers between are full, then waits in its send and reads no more.
    private static void SendUntilNobodyReads(RawClient client)
    {
        client.Socket.SendTimeout = 1_000;
        var frame = RawClient.Echo(1, new byte[60_000]);
        var refusal = Assert.Throws<SocketException>(() => SendForEver(client, frame));
        Assert.Equal(SocketError.TimedOut, refusal.SocketErrorCode);
    }

    private static void SendForEver(RawClient client, byte[] frame)
    {
        while (true)
        {
            client.Send(frame);
        }
    }
}
