using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Oracle.Histories.Formats;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random CRYPTO requests, with toys and with the real providers, held against the specification.</summary>
public sealed class CryptoAgainstSpecificationTests
{
    private static readonly FlashGeometry s_geometry = new(8192);

    private static readonly Type[] s_postQuantum =
    [
        typeof(MlDsaKeyGenRequest), typeof(MlDsaSignRequest), typeof(MlDsaVerifyRequest), typeof(MlKemKeyGenRequest),
        typeof(MlKemEncapsulateRequest), typeof(MlKemDecapsulateRequest),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Requests_OneAtATimeOnToys_AreAnsweredAsSpecified(int part)
    {
        var succeeded = new HashSet<Type>();
        for (var seed = part * 100; seed < (part * 100) + 40; seed++)
        {
            succeeded.UnionWith(Sequence(seed, length: 80, isNative: false));
        }

        Assert.Empty(s_postQuantum.Except(succeeded));
    }

    [Fact]
    public void Requests_OneAtATimeOnRealProviders_AreAnsweredAsSpecified()
    {
        var succeeded = new HashSet<Type>();
        for (var seed = 0; seed < 40; seed++)
        {
            succeeded.UnionWith(Sequence(seed, length: 80, isNative: true));
        }

        // What always fails would agree with the specification too.
        Type[] wanted =
        [
            typeof(AesEcbRequest), typeof(AesCbcRequest), typeof(AesCtrRequest), typeof(AesCmacRequest), typeof(HmacRequest),
            typeof(HkdfRequest), typeof(CmacKdfRequest), typeof(EcdhRequest), typeof(EccKeyGenRequest), typeof(EcdsaSignRequest),
            typeof(EcdsaVerifyRequest), typeof(Ed25519SignRequest), typeof(Ed25519VerifyRequest), typeof(EccMakePubRequest),
            typeof(EccCheckPubRequest), typeof(X25519KeyGenRequest), typeof(X25519AgreeRequest), typeof(AesGcmEncryptRequest),
            typeof(Sha2Request), typeof(Sha3Request), typeof(RngRequest),
            .. PostQuantum.IsOnPlatform ? s_postQuantum : [],
        ];
        Assert.Empty(wanted.Except(succeeded));
    }

    [Theory]
    [InlineData("monitor", "thread-per-session")]
    [InlineData("reader-writer", "thread-per-session")]
    public void Requests_OfThreeThreads_AreLinearizable(string locks, string scheduling)
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            using var server = Server(seed, isNative: false, LockProviderTests.Provider(locks));
            SpecificationRun.AtOnce(server, recorder, SchedulingTests.Scheduling(scheduling), (client, i) =>
            {
                var random = new RandomCryptoRequests((seed * 3) + i, new SoftwareCryptoModel());
                for (var k = 0; k < 14; k++)
                {
                    client.Send(random.Request());
                }
            });

            Check(recorder, server, seed, isNative: false);
        }
    }

    private static HashSet<Type> Sequence(int seed, int length, bool isNative)
    {
        var random = new RandomCryptoRequests(seed, isNative ? new WholeCrypto() : new SoftwareCryptoModel());
        var choice = new Random(seed);
        var succeeded = new HashSet<Type>();
        using var server = Server(seed, isNative);
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        var sessions = Enumerable.Range(0, 2).Select(_ => server.Session(client: 0)).ToList();
        for (var i = 0; i < length; i++)
        {
            var session = choice.Next(2);
            var request = random.Request();
            var call = recorder.Call(session, new HsmCall(session, request));
            var response = sessions[session].Ask(request);
            call.Return(response);
            if (response.IsOk)
            {
                succeeded.Add(request.GetType());
            }
        }

        Check(recorder, server, seed, isNative);
        return succeeded;
    }

    private static TestServer Server(int seed, bool isNative, ILockProvider? locks = null) => new(new HsmServerOptions
    {
        Flash = new FlashModel(s_geometry),
        Locks = locks ?? new MonitorLockProvider(),
        Crypto = isNative ? [new SystemAccelerator(), new SoftwareCrypto()] : [new AcceleratorModel(), new SoftwareCryptoModel()],
        Random = new SeededRandomGenerators((ulong)seed),
        NvmObjectCount = 32,
        KeySlots = seed % 2 == 0 ? new KeySlotSizes(3, 128, 2, isNative ? 3200 : 1200) : new KeySlotSizes(8, 16, 3, 160),
        CommDataLengthBytes = isNative && seed % 3 == 2 ? 8192 : 256 + (seed % 3 * 512),
        ChecksInvariants = true,
    });

    private static void Check(HistoryRecorder<HsmCall, HsmResponse> recorder, TestServer server, int seed, bool isNative) =>
        SpecificationRun.AssertLinearizable(recorder, new SpecificationOptions
        {
            Info = server.Server.Info,
            Gcm = isNative ? new CryptoProviderOracle(new SoftwareCrypto()) : ToyAead.Instance,
            Crypto = isNative ? new WholeCrypto() : new SoftwareCryptoModel(),
        }, seed);
}
