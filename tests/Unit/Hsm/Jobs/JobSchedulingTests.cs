using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

public sealed class JobSchedulingTests
{
    private static readonly KeyId s_key = KeyId.Global(5);

    public static TheoryData<string> Schedulings => ["round-robin", "event-driven", "thread-per-session"];

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void Serve_OneSessionWaitsForTheAccelerator_OthersAreServed(string scheduling)
    {
        using var engine = new ManualEngine();
        using var server = Server(engine);
        var (waiting, other) = (server.Connect(), server.Connect());
        server.Start(new JobScheduling(Create(scheduling)));
        Cache(waiting);

        Assert.Equal(HsmStatus.Ok, waiting.BeginRequest(Encrypt(1)));
        SpinWait.SpinUntil(() => engine.QueuedCount == 1);
        Assert.True(other.Send(new EchoRequest(Bytes.Repeat(3, 3))).IsOk);

        engine.Complete();
        Assert.IsType<AesGcmEncryptResponse>(waiting.EndRequest());
    }

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void Serve_FewerJobsThanSessions_EveryRequestIsAnswered(string scheduling)
    {
        using var engine = new AcceleratorEngineModel(
            new SoftwareCryptoModel(), new AcceleratorEngineModelOptions { LaneCount = 3, Order = CompletionOrder.LastGiven });
        using var server = Server(engine);
        var clients = new ClientContext[4];
        for (var i = 0; i < clients.Length; i++)
        {
            clients[i] = server.Connect();
        }

        server.Start(new JobScheduling(Create(scheduling), maxJobs: 2));
        Cache(clients[0]);
        var threads = Array.ConvertAll(clients, client => new Thread(() => Use(client)));
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }

    [Theory]
    [MemberData(nameof(Schedulings))]
    public void Dispose_RequestPaused_IsFinishedAndAnswered(string scheduling)
    {
        using var engine = new ManualEngine();
        var server = Server(engine);
        var client = server.Connect();
        server.Start(new JobScheduling(Create(scheduling)));
        Cache(client);
        client.BeginRequest(Encrypt(1));
        SpinWait.SpinUntil(() => engine.QueuedCount == 1);

        var closing = new Thread(server.Dispose);
        closing.Start();
        Assert.False(closing.Join(20));
        engine.Complete();
        closing.Join();

        Assert.IsType<AesGcmEncryptResponse>(client.EndRequest());
    }

    [Fact]
    public void Serve_WithoutJobs_WaitsForTheEngine()
    {
        using var engine = new AcceleratorEngine(() => new AcceleratorModel(), new AcceleratorEngineOptions { LaneCount = 2 });
        using var server = Server(engine);
        var client = server.Connect();
        server.Start(new RoundRobinScheduling());
        Cache(client);
        Assert.IsType<AesGcmEncryptResponse>(client.Send(Encrypt(1)));
    }

    [Fact]
    public void Dispose_Engine_AnswersWhatIsQueuedWithAborted()
    {
        var engine = new AcceleratorEngineModel(
            new SoftwareCryptoModel(), new AcceleratorEngineModelOptions { Latency = TimeSpan.FromHours(1) });
        using var server = Server(engine);
        var client = server.Connect();
        server.Start(new JobScheduling(new EventDrivenScheduling()));
        Cache(client);
        client.BeginRequest(Encrypt(1));
        engine.Dispose();
        Assert.Equal(HsmStatus.Aborted, client.EndRequest().Status);
    }

    private static void Use(ClientContext client)
    {
        for (byte i = 1; i < 50; i++)
        {
            var request = Encrypt(i);
            var expected = ToyAead.Instance.Encrypt(new AesGcmInput(Bytes.Repeat(7, 16).Memory, request.Iv, default, request.Plaintext, 16));
            Assert.Equal(new AesGcmEncryptResponse(expected.Ciphertext, expected.Tag), client.Send(request));
        }
    }

    private static HsmServer Server(IAcceleratorEngine engine)
    {
        var options = TestServer.Options() with { Engine = engine, Crypto = [new SoftwareCryptoModel()] };
        Assert.Equal(HsmStatus.Ok, HsmServer.Open(options, out var server));
        return server!;
    }

    private static IServerScheduling Create(string name) => name switch
    {
        "round-robin" => new RoundRobinScheduling(),
        "event-driven" => new EventDrivenScheduling(),
        _ => new ThreadPerSessionScheduling(),
    };

    private static void Cache(ClientContext client) =>
        Assert.True(client.Send(new KeyCacheRequest(s_key, ObjectFlags.UsageAny, default, Bytes.Repeat(7, 16))).IsOk);

    private static AesGcmEncryptRequest Encrypt(byte iv) => new(s_key, Bytes.Repeat(iv, 12), default, Bytes.Repeat(9, 20));
}
