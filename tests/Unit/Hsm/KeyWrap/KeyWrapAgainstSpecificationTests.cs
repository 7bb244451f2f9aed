using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Oracle.Histories.Formats;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random KEY requests held against the specification; and that they get as far as they are meant to.</summary>
public sealed class KeyWrapAgainstSpecificationTests
{
    private static readonly FlashGeometry s_geometry = new(8192);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Requests_OneAtATimeOnToys_AreAnsweredAsSpecified(int part)
    {
        var answered = new HashSet<(RequestKind, HsmStatus)>();
        for (var seed = part * 100; seed < (part * 100) + 60; seed++)
        {
            Sequence(seed, isNative: false, answered);
        }

        foreach (var kind in (RequestKind[])[
            RequestKind.KeyCacheRandom, RequestKind.KeyExportPublic, RequestKind.KeyWrap, RequestKind.KeyUnwrapExport,
            RequestKind.KeyUnwrapCache, RequestKind.KeyWrapExport, RequestKind.DataWrap, RequestKind.DataUnwrap])
        {
            Assert.Contains((kind, HsmStatus.Ok), answered);
        }

        Assert.Contains((RequestKind.KeyUnwrapCache, HsmStatus.Aborted), answered);
        Assert.Contains((RequestKind.KeyUnwrapCache, HsmStatus.Access), answered);
        Assert.Contains((RequestKind.KeyUnwrapCache, HsmStatus.NoSpace), answered);
        Assert.Contains((RequestKind.KeyUnwrapExport, HsmStatus.AesGcmAuth), answered);
    }

    [Fact]
    public void Requests_OneAtATimeOnRealProviders_AreAnsweredAsSpecified()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            Sequence(seed, isNative: true, []);
        }
    }

    [Theory]
    [InlineData("monitor")]
    [InlineData("reader-writer")]
    public void Requests_OfThreeThreads_AreLinearizable(string locks)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            using var server = Server(seed, isNative: false, locks == "monitor" ? new MonitorLockProvider() : new ReaderWriterLockProvider());
            SpecificationRun.AtOnce(server, recorder, new ThreadPerSessionScheduling(), (client, i) =>
            {
                var random = new RandomKeyWrapRequests((seed * 3) + i, ToyAead.Instance, new SoftwareCryptoModel());
                for (var k = 0; k < 14; k++)
                {
                    client.Send(random.Request());
                }
            });

            Check(recorder, server, seed, isNative: false);
        }
    }

    private static void Sequence(int seed, bool isNative, HashSet<(RequestKind Kind, HsmStatus Status)> answered)
    {
        ICryptoProvider provider = isNative ? new SoftwareCrypto() : new SoftwareCryptoModel();
        var random = new RandomKeyWrapRequests(seed, Gcm(isNative), provider);
        var choice = new Random(seed);
        using var server = Server(seed, isNative);
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        var sessions = Enumerable.Range(0, 2).Select(_ => server.Session(client: 0)).ToList();
        for (var i = 0; i < 80; i++)
        {
            var session = choice.Next(2);
            var request = random.Request();
            var response = sessions[session].Ask(request);
            recorder.Call(session, new HsmCall(session, request)).Return(response);
            answered.Add((request.Kind, response.Status));
        }

        Check(recorder, server, seed, isNative);
    }

    private static TestServer Server(int seed, bool isNative, ILockProvider? locks = null) => new(new HsmServerOptions
    {
        Flash = new FlashModel(s_geometry),
        Locks = locks ?? new MonitorLockProvider(),
        Crypto = isNative ? [new SystemAccelerator(), new SoftwareCrypto()] : [new AcceleratorModel(), new SoftwareCryptoModel()],
        Random = new SeededRandomGenerators((ulong)seed),
        HardwareKeys = RandomKeyWrapRequests.HardwareKeys,
        KeySlots = seed % 2 == 0 ? new KeySlotSizes(3, 16, 2, 1200) : new KeySlotSizes(8, 16, 3, 160),
        CommDataLengthBytes = 256,
        ChecksInvariants = true,
    });

    private static IAesGcmOracle Gcm(bool isNative) =>
        isNative ? new CryptoProviderOracle(new SoftwareCrypto()) : ToyAead.Instance;

    private static void Check(HistoryRecorder<HsmCall, HsmResponse> recorder, TestServer server, int seed, bool isNative) =>
        SpecificationRun.AssertLinearizable(recorder, new SpecificationOptions
        {
            Info = server.Server.Info,
            Gcm = Gcm(isNative),
            Crypto = isNative ? new WholeCrypto() : new SoftwareCryptoModel(),
            HardwareKeys = RandomKeyWrapRequests.HardwareKeys,
        }, seed);
}
