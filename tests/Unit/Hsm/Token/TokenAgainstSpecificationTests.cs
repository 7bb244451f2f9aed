using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random requests of the PKCS#11 face, held against the specification.</summary>
public sealed class TokenAgainstSpecificationTests
{
    public static TheoryData<TokenMechanism, bool> Mechanisms =>
        [.. Enum.GetValues<TokenMechanism>().SelectMany(one => new TheoryDataRow<TokenMechanism, bool>[] { new(one, false), new(one, true) })];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Requests_OneAtATime_AreAnsweredAsSpecified(int part)
    {
        var results = new HashSet<TokenResult>();
        var operations = 0;
        for (var seed = part * 1000; seed < (part * 1000) + 60; seed++)
        {
            var random = new Random(seed);
            using var server = Server(seed);
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            var sessions = Enumerable.Range(0, 3).Select(_ => server.Session(client: 0)).ToList();
            var requests = Enumerable.Range(0, 3).Select(i => new RandomTokenRequests((seed * 3) + i)).ToList();
            for (var i = 0; i < 150; i++)
            {
                var session = random.Next(3);
                var request = requests[session].Request();
                var response = sessions[session].Ask(request);
                requests[session].Learn(request, response);
                results.Add((response as TokenResponse)?.Result ?? TokenResult.Ok);
                operations += response is TokenDataResponse ? 1 : 0;
                recorder.Call(session, new HsmCall(session, request)).Return(response);
            }

            Check(recorder, server, seed);
        }

        // The requests are random, not idle: this many kinds of refusal, at least, must have come up.
        Assert.True(results.Count >= 20, string.Join(", ", results));
        Assert.True(operations >= 20, $"{operations} operations gave something.");
    }

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Operations_OfEveryMechanism_AreAnsweredAsSpecified(TokenMechanism mechanism, bool isGenerated)
    {
        using var server = Server(seed: 3);
        var session = server.Session(client: 0);
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        var isCode = TokenCipherRules.IsCode(mechanism);
        var iv = mechanism == TokenMechanism.AesEcb || isCode ? default : Bytes.Repeat(9, 16);
        var template = TokenAttributes.Of(
            TokenRules.Class(TokenRules.SecretKeyClass),
            TokenAttribute.Of(TokenAttributeType.Private, value: false),
            isGenerated ? TokenRules.Number(TokenAttributeType.ValueLength, 16) : new TokenAttribute(TokenAttributeType.Value, Bytes.Repeat(3, 16)));
        Ask(new TokenAttachRequest(1));
        Ask(new TokenOpenSessionRequest(IsReadWrite: false));
        Ask(isGenerated ? new TokenGenerateKeyRequest(1, template) : new TokenCreateObjectRequest(1, template));

        var made = Assert.IsType<TokenDataResponse>(Run(isCode ? TokenOperation.Sign : TokenOperation.Encrypt, Bytes.Repeat(5, 32), default)).Data;
        if (isCode)
        {
            Assert.Equal(new TokenResponse(TokenResult.Ok), Run(TokenOperation.Verify, Bytes.Repeat(5, 32), made));
            Assert.Equal(new TokenResponse(TokenResult.SignatureInvalid), Run(TokenOperation.Verify, Bytes.Repeat(6, 32), made));
        }
        else
        {
            Assert.Equal(new TokenDataResponse(Bytes.Repeat(5, 32)), Run(TokenOperation.Decrypt, made, default));
        }

        Check(recorder, server, seed: 3);

        HsmResponse Run(TokenOperation operation, Bytes data, Bytes signature)
        {
            Ask(new TokenCipherInitRequest(1, 2, new TokenCipher(operation, iv, default, 16) { Mechanism = mechanism }));
            return Ask(new TokenCipherRunRequest(1, operation, data) { Signature = signature });
        }

        HsmResponse Ask(HsmRequest request)
        {
            var response = session.Ask(request);
            Assert.True(response.IsOk, $"{request}: {response}");
            recorder.Call(0, new HsmCall(0, request)).Return(response);
            return response;
        }
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
            SpecificationRun.AtOnce(server, recorder, SchedulingTests.Scheduling(scheduling), (client, i) =>
            {
                var random = new RandomTokenRequests((seed * 3) + i);
                for (var k = 0; k < 14; k++)
                {
                    var request = random.Request();
                    random.Learn(request, client.Send(request));
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
        CommDataLengthBytes = 256,
        Granularity = seed % 2 == 0 ? LockGranularity.One : LockGranularity.Split,
        Token = new TokenOptions { UserPin = "1234", SecurityOfficerPin = "123456", PinIterations = 1, MaxPinAttempts = 3, MaxSessions = 4 },
        ChecksInvariants = true,
    });

    // Room for all that is written: attempts at PINs take some that the specification does not count.
    private static FlashGeometry Geometry(int seed) => new(seed % 3 == 0 ? 16384 : 8192);

    private static void Check(HistoryRecorder<HsmCall, HsmResponse> recorder, TestServer server, int seed)
    {
        var geometry = Geometry(seed);
        SpecificationRun.AssertLinearizable(recorder, new SpecificationOptions
        {
            Info = server.Server.Info,
            Gcm = ToyAead.Instance,
            Token = new() { UserPin = new("1234"u8), SecurityOfficerPin = new("123456"u8), MaxPinAttempts = 3, MaxSessions = 4 },
            NvmSpace = new NvmSpace(geometry.PartitionSizeBytes - NvmFormat.FirstRecordOffsetBytes(geometry), NvmFormat.RecordOverheadBytes),
        }, seed);
    }
}
