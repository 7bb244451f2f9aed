using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random requests of SHE, right update messages among them, held against the specification.</summary>
public sealed class SheAgainstSpecificationTests
{
    private static readonly Bytes s_key = Bytes.FromHex("000102030405060708090a0b0c0d0e0f");
    private static readonly Bytes s_uid = Bytes.Repeat(7, 15);

    [Fact]
    public void Requests_OneAtATime_AreAnsweredAsSpecified()
    {
        var seen = new HashSet<HsmStatus>();
        var accepted = new HashSet<Type>();
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            using var server = Server(seed);
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            var sessions = Enumerable.Range(0, 2).Select(_ => server.Session(client: 0)).ToList();
            for (var i = 0; i < 90; i++)
            {
                var session = random.Next(2);
                var request = Request(random);
                var response = sessions[session].Ask(request);
                seen.Add(response.Status);
                accepted.UnionWith(response.IsOk ? [request.GetType()] : Type.EmptyTypes);
                recorder.Call(session, new HsmCall(session, request)).Return(response);
            }

            Check(recorder, server, seed);
        }

        Assert.Contains(typeof(SheLoadKeyRequest), accepted);
        Assert.Contains(typeof(SheExportRamKeyRequest), accepted);
        Assert.Contains(typeof(SheSecureBootFinishRequest), accepted);
        Assert.Superset(
            new HashSet<HsmStatus> { HsmStatus.SheSequence, HsmStatus.SheKeyUpdate, HsmStatus.SheKeyEmpty, HsmStatus.SheKeyInvalid, HsmStatus.SheWriteProtected },
            seen);
    }

    [Fact]
    public void LoadKey_OfThreeThreads_IsLinearizable()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            using var server = Server(seed);
            SpecificationRun.AtOnce(server, recorder, new ThreadPerSessionScheduling(), (client, i) =>
            {
                var random = new Random((seed * 3) + i);
                client.Send(new InitRequest(1));
                client.Send(Add(random, 1));
                client.Send(new SheSetUidRequest(s_uid));
                for (var k = 0; k < 7; k++)
                {
                    client.Send(random.Next(3) == 0 ? Request(random) : Load(random, slot: 4, by: 1));
                }
            });

            Check(recorder, server, seed);
        }
    }

    private static HsmRequest Request(Random random) => random.Next(22) switch
    {
        0 => random.Next(5) == 0 ? new InitRequest(1) : new SheGetStatusRequest(),
        1 or 2 => new SheSetUidRequest(s_uid),
        3 or 4 => Add(random, new[] { 0, 1, 2, 4, 15 }[random.Next(5)]),
        5 or 6 or 7 => Load(random, slot: random.Next(3) == 0 ? random.Next(16) : 4, by: random.Next(3) == 0 ? random.Next(16) : 1),
        8 => Load(random, slot: 14, by: 4),
        9 => new SheLoadPlainKeyRequest(s_key),
        10 => random.Next(6) switch
        {
            0 => new NvmDestroyRequest(new NvmIdList(NvmId.Of(ObjectType.She, new ClientId(1), 4))),
            1 => new NvmDestroyRequest(new NvmIdList(NvmId.Of(ObjectType.She, ClientId.Global, 15))),
            _ => new SheExportRamKeyRequest(),
        },
        11 => new SheInitRngRequest(),
        12 => new SheRandomRequest(),
        13 => new SheExtendSeedRequest(random.Next(6) == 0 ? s_uid : s_key),
        14 => new SheEcbRequest((CipherDirection)random.Next(2), Slot(random), Bytes.Repeat(3, 16 * random.Next(3))),
        15 => new SheCbcRequest((CipherDirection)random.Next(2), Slot(random), s_key, Bytes.Repeat(3, random.Next(5) == 0 ? 5 : 32)),
        16 => new SheGenerateMacRequest(Slot(random), Bytes.Repeat(3, random.Next(40))),
        17 => new SheVerifyMacRequest(Slot(random), s_key, Bytes.Repeat(3, random.Next(18))),
        18 => new SheSecureBootInitRequest(20),
        19 or 20 => new SheSecureBootUpdateRequest(Bytes.Repeat((byte)random.Next(2), random.Next(4) == 0 ? 11 : 10)),
        _ => new SheSecureBootFinishRequest(),
    };

    private static byte Slot(Random random) => (byte)(random.Next(4) switch { 0 => random.Next(16), 1 => 14, _ => 4 });

    private static NvmAddRequest Add(Random random, int slot) => new(
        new ObjectMetadata(
            NvmId.Of(ObjectType.She, random.Next(2) == 0 ? ClientId.Global : new ClientId(1), (byte)slot),
            0,
            slot == (int)SheSlot.PrngSeed ? ObjectFlags.NonDestroyable : ObjectFlags.None,
            16,
            new ObjectLabel(new byte[8])),
        s_key);

    // The client's side of the protocol, by the product's own messages: they are checked against published ones elsewhere.
    private static SheLoadKeyRequest Load(Random random, int slot, int by)
    {
        byte[] one = [.. random.Next(4) == 0 ? new byte[15] : s_uid.ToArray(), (byte)((slot << 4) | by)];
        var flags = random.Next(3) == 0 ? (SheKeyFlags)(1 << random.Next(5)) : SheKeyFlags.None;
        var two = SheUpdate.MessageTwo(s_key.ToArray(), new SheKey(s_key.ToArray(), (uint)random.Next(6), flags));
        var three = SheUpdate.MessageThree(s_key.ToArray(), one, two);
        three[0] ^= (byte)(random.Next(8) == 0 ? 1 : 0);
        return new SheLoadKeyRequest(Bytes.Adopt(one), Bytes.Adopt(two), Bytes.Adopt(three));
    }

    private static TestServer Server(int seed) => new(new HsmServerOptions
    {
        Flash = new FlashModel(new(4096)),
        Locks = new MonitorLockProvider(),
        Crypto = [new SoftwareCryptoModel()],
        Granularity = seed % 2 == 0 ? LockGranularity.One : LockGranularity.Split,
        ChecksInvariants = true,
    });

    private static void Check(HistoryRecorder<HsmCall, HsmResponse> recorder, TestServer server, int seed) =>
        SpecificationRun.AssertLinearizable(recorder, new SpecificationOptions { Info = server.Server.Info, Gcm = ToyAead.Instance }, seed);
}
