using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;
using Linearizability.Rendering;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random requests of the PKCS#11 face, held against the specification.</summary>
public sealed class TokenAgainstSpecificationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Requests_OneAtATime_AreAnsweredAsSpecified(int part)
    {
        var results = new HashSet<TokenResult>();
        for (var seed = part * 1000; seed < (part * 1000) + 60; seed++)
        {
            var random = new RandomTokenRequests(seed);
            using var server = Server(seed);
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            var sessions = Enumerable.Range(0, 3).Select(_ => server.Session(client: 0)).ToList();
            for (var i = 0; i < 100; i++)
            {
                var session = random.Next(3);
                var request = random.Request();
                var response = sessions[session].Ask(request);
                results.Add((response as TokenResponse)?.Result ?? TokenResult.Ok);
                recorder.Call(session, new HsmCall(session, request)).Return(response);
            }

            Check(recorder, server, seed);
        }

        // The requests are random, not idle: this many kinds of refusal, at least, must have come up.
        Assert.True(results.Count >= 15, string.Join(", ", results));
    }

    [Theory]
    [InlineData("monitor", "thread-per-session")]
    [InlineData("spin", "event-driven")]
    public void Requests_OfThreeThreads_AreLinearizable(string locks, string scheduling)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            using var server = Server(seed, LockProviderTests.Provider(locks));
            var clients = Enumerable.Range(0, 3).Select(i => new RecordingClient(server.Server.Connect(), recorder, i, i)).ToList();
            server.Server.Start(SchedulingTests.Scheduling(scheduling));
            var threads = clients.Select((client, i) => new Thread(() =>
            {
                var random = new RandomTokenRequests((seed * 3) + i);
                for (var k = 0; k < 14; k++)
                {
                    client.Send(random.Request());
                }
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Check(recorder, server, seed);
        }
    }

    private static TestServer Server(int seed, ILockProvider? locks = null) => new(new HsmServerOptions
    {
        Flash = new FlashModel(Geometry(seed)),
        Locks = locks ?? new MonitorLockProvider(),
        Crypto = [new AcceleratorModel(supportedKeyLengthBytes: 16), new SoftwareCryptoModel()],
        CommDataLengthBytes = 256,
        Granularity = seed % 2 == 0 ? LockGranularity.One : LockGranularity.Split,
        Token = new TokenOptions { UserPin = "1234", SecurityOfficerPin = "123456", PinIterations = 1, MaxPinAttempts = 3, MaxSessions = 4 },
        ChecksInvariants = true,
    });

    private static FlashGeometry Geometry(int seed) => new(seed % 3 == 0 ? 4096 : 512);

    private static void Check(HistoryRecorder<HsmCall, HsmResponse> recorder, TestServer server, int seed)
    {
        var geometry = Geometry(seed);
        var model = new HsmModel(new SpecificationOptions
        {
            Info = server.Server.Info,
            Gcm = ToyAead.Instance,
            Token = new() { UserPin = new("1234"u8), SecurityOfficerPin = new("123456"u8), MaxPinAttempts = 3, MaxSessions = 4 },
            NvmSpace = new NvmSpace(geometry.PartitionSizeBytes - NvmFormat.FirstRecordOffsetBytes(geometry), NvmFormat.RecordOverheadBytes),
        });
        var result = LinearizabilityChecker.Check(recorder.ToHistory(), model);

        Assert.True(
            result.Verdict == Verdict.Linearizable,
            $"Seed {seed}: {(result.Violation is { } violation ? ViolationRenderer.Tell(violation, model) : result.Bound)}");
    }
}
