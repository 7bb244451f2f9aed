using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Protocol;
using Linearizability;
using Linearizability.Rendering;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random requests of three clients over real sockets, under every lock provider, held against the specification.</summary>
public sealed class SocketStressTests
{
    private const int Rounds = 20;
    private const int RequestsEach = 12;
    private static readonly FlashGeometry s_geometry = new(4096);

    public static TheoryData<string, string, string> Combinations => new()
    {
        { "monitor", "thread-per-session", "tcp" },
        { "lock", "worker-pool", "unix" },
        { "spin", "event-driven", "tcp" },
        { "ticket", "worker-pool", "tcp" },
        { "mcs", "thread-per-session", "unix" },
        { "semaphore", "worker-pool", "tcp" },
        { "mutex", "thread-per-session", "tcp" },
        { "priority-inheritance", "worker-pool", "unix" },
        { "reader-writer", "thread-per-session", "tcp" },
        { "none", "round-robin", "tcp" },
        { "none", "interrupt", "unix" },
    };

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Requests_OfThreeClients_AreLinearizable(string locks, string scheduling, string kind)
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            ServerInfo info;
            using (var server = new TestSocketServer(kind, scheduling, server: Options(locks)))
            {
                info = server.Server.Server.Info;
                var threads = Enumerable.Range(0, 3).Select(i => new Thread(() => Work(server, recorder, seed, i))).ToList();
                threads.ForEach(thread => thread.Start());
                threads.ForEach(thread => thread.Join());
            }

            Check(recorder, info, seed);
        }
    }

    private static void Work(TestSocketServer server, HistoryRecorder<HsmCall, HsmResponse> recorder, int seed, int number)
    {
        var order = number == 0 ? ByteOrder.BigEndian : ByteOrder.LittleEndian;
        using var connection = HsmSocketClient.Connect(server.Address.EndPoint, new HsmSocketClientOptions { Order = order });
        var client = new RecordingClient(connection, recorder, number, number);
        var random = new RandomRequests((seed * 3) + number);
        for (var k = 0; k < RequestsEach; k++)
        {
            var request = random.Request();

            // What has no form on the wire, or another one: a negative offset, and a length that disagrees with the packet.
            if (request is not (NvmReadRequest { OffsetBytes: < 0 } or NvmInitRequest)
                && (request is not NvmAddRequest add || add.Metadata.Length == add.Data.Length))
            {
                client.Send(request);
            }
        }
    }

    private static HsmServerOptions Options(string locks) => new()
    {
        Flash = new FlashModel(s_geometry),
        Locks = LockProviderTests.Provider(locks),
        Crypto = [new AcceleratorModel(supportedKeyLengthBytes: 16), new SoftwareCryptoModel()],
        CommDataLengthBytes = 256,
        ChecksInvariants = true,
    };

    private static void Check(HistoryRecorder<HsmCall, HsmResponse> recorder, ServerInfo info, int seed)
    {
        var model = new HsmModel(new SpecificationOptions
        {
            Info = info,
            Gcm = ToyAead.Instance,
            NvmSpace = new NvmSpace(s_geometry.PartitionSizeBytes - NvmFormat.FirstRecordOffsetBytes(s_geometry), NvmFormat.RecordOverheadBytes),
        });
        var result = LinearizabilityChecker.Check(recorder.ToHistory(), model);
        Assert.True(
            result.Verdict == Verdict.Linearizable,
            $"Seed {seed}: {(result.Violation is { } violation ? ViolationRenderer.Tell(violation, model) : result.Bound)}");
    }
}
