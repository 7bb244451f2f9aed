using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random requests of three sessions, with limits so small that every refusal occurs, held against the specification.</summary>
public sealed class AgainstSpecificationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Requests_OneAtATime_AreAnsweredAsSpecified(int part)
    {
        for (var seed = part * 100; seed < (part * 100) + 60; seed++)
        {
            var random = new RandomRequests(seed);
            using var server = Server(seed);
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            var sessions = Enumerable.Range(0, 3).Select(_ => server.Session(client: 0)).ToList();
            for (var i = 0; i < 80; i++)
            {
                var session = random.Next(3);
                var request = random.Request();
                recorder.Call(session, new HsmCall(session, request)).Return(sessions[session].Ask(request));
            }

            Check(recorder, server, seed);
        }
    }

    [Theory]
    [InlineData("monitor", "thread-per-session")]
    [InlineData("reader-writer", "thread-per-session")]
    [InlineData("spin", "event-driven")]
    [InlineData("none", "round-robin")]
    public void Requests_OfThreeThreads_AreLinearizable(string locks, string scheduling)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            using var server = Server(seed, LockProviderTests.Provider(locks));
            SpecificationRun.AtOnce(server, recorder, SchedulingTests.Scheduling(scheduling), (client, i) =>
            {
                var random = new RandomRequests((seed * 3) + i);
                for (var k = 0; k < 15; k++)
                {
                    client.Send(random.Request());
                }
            });

            Check(recorder, server, seed);
        }
    }

    private static TestServer Server(int seed, ILockProvider? locks = null) => new(new HsmServerOptions
    {
        Flash = new FlashModel(Geometry(seed)),
        Locks = locks ?? new MonitorLockProvider(),
        Crypto = [new AcceleratorModel(supportedKeyLengthBytes: 16), new SoftwareCryptoModel()],
        NvmObjectCount = seed % 3 == 0 ? 4 : 32,
        KeySlots = seed % 2 == 0 ? new KeySlotSizes(2, 12, 1, 18) : new KeySlotSizes(8, 16, 3, 64),
        CommDataLengthBytes = 256,
        NvmIds = Ids(seed),
        ChecksInvariants = true,
    });

    private static NvmIdScheme Ids(int seed) => seed % 5 == 1 ? NvmIdScheme.PerClient : NvmIdScheme.Raw;

    private static FlashGeometry Geometry(int seed) => new(seed % 4 == 0 ? 4096 : 256 + (seed % 4 * 64));

    private static void Check(HistoryRecorder<HsmCall, HsmResponse> recorder, TestServer server, int seed) =>
        SpecificationRun.AssertLinearizable(recorder, new SpecificationOptions
        {
            Info = server.Server.Info,
            Gcm = ToyAead.Instance,
            NvmIds = Ids(seed),
            NvmSpace = new NvmSpace(Geometry(seed).PartitionSizeBytes - NvmFormat.FirstRecordOffsetBytes(Geometry(seed)), NvmFormat.RecordOverheadBytes),
        }, seed);
}
