using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>With real threads: every scheduling with every lock provider.</summary>
public sealed class SchedulingTests
{
    public static TheoryData<string> Schedulings => ["round-robin", "thread-per-session", "event-driven", "interrupt", "worker-pool"];

    public static TheoryData<string, string> Combinations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string scheduling in Schedulings)
            {
                foreach (var locks in (string[])["monitor", "lock", "semaphore", "spin", "reader-writer"])
                {
                    data.Add(scheduling, locks);
                }
            }

            data.Add("round-robin", "none");
            data.Add("event-driven", "none");
            data.Add("interrupt", "none");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Serve_FourClientsIncrementing_LosesNothing(string scheduling, string locks)
    {
        const int Clients = 4;
        const int Each = 50;
        using var server = new TestServer(new TestFlash(2048), LockProviderTests.Provider(locks));
        var clients = Enumerable.Range(0, Clients).Select(_ => server.Server.Connect()).ToList();
        var idle = server.Server.Connect();
        server.Server.Start(Scheduling(scheduling));
        var key = new KeyCacheRequest(KeyId.Global(9), ObjectFlags.UsageAny, default, Bytes.Repeat(1, 16));
        Assert.IsType<KeyCacheResponse>(clients[0].Send(key));
        Assert.IsType<CounterResponse>(clients[0].Send(new CounterInitRequest(new CounterId(1), 0)));

        var seen = new uint[Clients][];
        var threads = clients.Select((client, number) => new Thread(() => seen[number] = Increment(client, Each))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(Clients * Each, seen.SelectMany(values => values).Distinct().Count());
        Assert.Equal(new CounterResponse(Clients * Each), idle.Send(new CounterReadRequest(new CounterId(1))));
        clients.ForEach(client => Assert.Equal(StatusResponse.Ok, client.Send(new CloseRequest())));
        Assert.IsType<EchoResponse>(idle.Send(new EchoRequest(default)));
    }

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void Stop_IdleAndGoneClients_EndsEveryThread(string name)
    {
        using var server = new TestServer();
        server.Server.Connect();
        server.Server.Connect().Abandon();
        var scheduling = Scheduling(name);
        var sessions = server.Server.Sessions;
        server.Server.Start(scheduling);

        scheduling.Stop();
        scheduling.Stop();

        Assert.Equal(2, sessions.Count);
        Assert.All(sessions, session => Assert.Equal(HandleResult.Disconnected, session.HandleRequest()));
        Assert.Empty(server.Server.Sessions);
        Assert.False(scheduling.Add(sessions[0]));
        Assert.Throws<InvalidOperationException>(() => scheduling.Start([]));
    }

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void Stop_RequestBeingHandled_IsFinishedAndAnswered(string name)
    {
        var flash = new TestFlash();
        using var server = new TestServer(flash);
        var client = server.Server.Connect();
        using var programming = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        flash.BeforeProgram = () =>
        {
            programming.Set();
            goOn.Wait();
        };
        var scheduling = Scheduling(name);
        server.Server.Start(scheduling);
        HsmResponse? response = null;
        var asking = new Thread(() => response = client.Send(new CounterInitRequest(new CounterId(1), 4)));
        asking.Start();
        programming.Wait();
        var stopping = new Thread(scheduling.Stop);
        stopping.Start();
        Thread.Sleep(20);
        goOn.Set();

        stopping.Join();
        asking.Join();
        Assert.Equal(new CounterResponse(4), response);
    }

    [Fact]
    public void RoundRobin_BusyClient_DoesNotKeepOthersWaiting()
    {
        using var server = new TestServer();
        var busy = server.Server.Connect();
        var other = server.Server.Connect();
        server.Server.Start(new RoundRobinScheduling());
        var stop = false;
        var hammering = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                busy.Send(new EchoRequest(default));
            }
        });
        hammering.Start();

        for (var i = 0; i < 100; i++)
        {
            Assert.IsType<EchoResponse>(other.Send(new EchoRequest(default)));
        }

        Volatile.Write(ref stop, true);
        hammering.Join();
    }

    internal static IServerScheduling Scheduling(string name) => name switch
    {
        "round-robin" => new RoundRobinScheduling(),
        "thread-per-session" => new ThreadPerSessionScheduling(),
        "interrupt" => new InterruptScheduling(),
        "worker-pool" => new WorkerPoolScheduling(workerCount: 3),
        _ => new EventDrivenScheduling(),
    };

    private static uint[] Increment(ClientContext client, int count)
    {
        var seen = new uint[count];
        var iv = Bytes.Repeat(1, 12);
        for (var i = 0; i < count; i++)
        {
            seen[i] = Assert.IsType<CounterResponse>(client.Send(new CounterIncrementRequest(new CounterId(1)))).Value;
            Assert.IsType<AesGcmEncryptResponse>(client.Send(new AesGcmEncryptRequest(KeyId.Global(9), iv, default, iv)));
        }

        return seen;
    }
}
