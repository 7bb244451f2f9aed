using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random requests of CERT among others that reach the same objects, held against the specification.</summary>
public sealed class CertificateAgainstSpecificationTests
{
    private static readonly TestCertificates s_certificates = new();

    [Fact]
    public void Requests_OneAtATime_AreAnsweredAsSpecified()
    {
        var seen = new HashSet<(Type, HsmStatus)>();
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            using var server = Server(seed);
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            var sessions = Enumerable.Range(0, 2).Select(_ => server.Session(client: 0)).ToList();
            for (var i = 0; i < 80; i++)
            {
                var session = random.Next(2);
                var request = Request(random);
                var response = sessions[session].Ask(request);
                seen.Add((request.GetType(), response.Status));
                recorder.Call(session, new HsmCall(session, request)).Return(response);
            }

            Check(recorder, server, seed);
        }

        Assert.Contains((typeof(CertificateVerifyRequest), HsmStatus.Ok), seen);
        Assert.Contains((typeof(CertificateVerifyMultiRootRequest), HsmStatus.CertificateVerify), seen);
        Assert.Contains(seen, static one => one.Item2 == HsmStatus.Access && one.Item1.Name.StartsWith("CertificateVerify", StringComparison.Ordinal));
        Assert.Contains((typeof(CertificateEraseTrustedRequest), HsmStatus.Access), seen);
        Assert.Contains((typeof(CertificateVerifyAttributeRequest), HsmStatus.Ok), seen);
        Assert.Contains((typeof(CertificateVerifyAttributeRequest), HsmStatus.CertificateVerify), seen);
    }

    [Fact]
    public void Requests_OfThreeThreads_AreLinearizable()
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            using var server = Server(seed);
            SpecificationRun.AtOnce(server, recorder, new ThreadPerSessionScheduling(), (client, i) =>
            {
                var random = new Random((seed * 3) + i);
                for (var k = 0; k < 12; k++)
                {
                    client.Send(Request(random));
                }
            });

            Check(recorder, server, seed);
        }
    }

    private static HsmRequest Request(Random random) => random.Next(15) switch
    {
        0 or 1 or 2 => Add(random),
        3 => new CertificateEraseTrustedRequest(Id(random) is { User.Value: 0 } root ? root : KeyId.Global(5).ToNvmId(default)),
        4 => new CertificateReadTrustedRequest(Id(random)),
        5 => new NvmDestroyRequest(new NvmIdList(Id(random))),
        6 => new KeyExportRequest(Key(random)),
        7 => random.Next(3) switch
        {
            0 => new CertificateVerifyCacheClearRequest(),
            1 => new CertificateVerifyCacheSetEnabledRequest(random.Next(2) == 0),
            _ => new CertificateInitRequest(),
        },
        8 => new KeyCommitRequest(KeyId.Global(5)),
        9 => new CertificateVerifyMultiRootRequest(random.Next(9) == 0 ? new NvmIdList() : new NvmIdList(Id(random), Id(random)), Chain(random)) { Flags = Flags(random), Key = Key(random) },
        14 => new CertificateVerifyAttributeRequest(Id(random), s_certificates.Attributes[random.Next(3)]),
        _ => new CertificateVerifyRequest(Id(random), Chain(random)) { Flags = Flags(random), Key = Key(random), CachedKeyFlags = random.Next(3) == 0 ? ObjectFlags.NonModifiable : ObjectFlags.UsageVerify },
    };

    private static CertificateAddTrustedRequest Add(Random random)
    {
        var certificate = random.Next(5) switch { 0 => Bytes.Repeat(3, 20), 1 or 2 => s_certificates.RootB, _ => s_certificates.RootA };
        var flags = random.Next(12) switch { 0 => ObjectFlags.NonModifiable, 1 => ObjectFlags.NonExportable, 2 => ObjectFlags.NonDestroyable, _ => ObjectFlags.None };
        return new(new ObjectMetadata(Id(random), 0, flags, (ushort)(certificate.Length - (random.Next(15) == 0 ? 1 : 0)), default), certificate);
    }

    private static NvmId Id(Random random) => new((ushort)(random.Next(1, 4) + (random.Next(8) == 0 ? 0x0100 : 0)));

    private static NvmIdScheme Ids(int seed) => seed % 3 == 1 ? NvmIdScheme.PerClient : NvmIdScheme.Raw;

    private static KeyId Key(Random random) => random.Next(3) == 0 ? KeyId.AssignGlobal : KeyId.Global(5);

    private static CertificateVerifyFlags Flags(Random random) => (CertificateVerifyFlags)random.Next(2);

    private static Bytes Chain(Random random) => random.Next(4) switch
    {
        0 => s_certificates.Bad[random.Next(s_certificates.Bad.Length)],
        1 when random.Next(3) == 0 => s_certificates.Malformed[random.Next(s_certificates.Malformed.Length)],
        _ => s_certificates.Good[random.Next(s_certificates.Good.Length)],
    };

    private static TestServer Server(int seed) => new(new HsmServerOptions
    {
        Flash = new FlashModel(new(4096)),
        Locks = new MonitorLockProvider(),
        Crypto = [new SoftwareCryptoModel()],
        Granularity = seed % 2 == 0 ? LockGranularity.One : LockGranularity.Split,
        NvmIds = Ids(seed),
        ChecksInvariants = true,
    });

    private static void Check(HistoryRecorder<HsmCall, HsmResponse> recorder, TestServer server, int seed) =>
        SpecificationRun.AssertLinearizable(recorder, new SpecificationOptions
        {
            Info = server.Server.Info,
            Gcm = ToyAead.Instance,
            Certificates = s_certificates,
            NvmIds = Ids(seed),
            NvmSpace = new NvmSpace(4096 - NvmFormat.FirstRecordOffsetBytes(new(4096)), NvmFormat.RecordOverheadBytes),
        }, seed);
}
