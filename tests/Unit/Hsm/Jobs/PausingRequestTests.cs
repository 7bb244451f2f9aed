using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>Whatever the accelerator does, the request that asked for it pauses; and answers what it would have answered without.</summary>
public sealed class PausingRequestTests
{
    private static readonly FlashGeometry s_geometry = new(8192);

    [Fact]
    public void Begin_RandomRequests_AnswerAsWithoutAnEngine()
    {
        var paused = new HashSet<Type>();
        for (var seed = 0; seed < 40; seed++)
        {
            using var engine = new ManualEngine(device: new SoftwareCryptoModel());
            using var plain = new TestServer(Options(seed));
            using var jobs = new TestServer(Options(seed) with { Engine = engine });
            var session = jobs.Server.OpenAsyncSession();
            var dispatcher = jobs.Server.CreateDispatcher(1);
            var expected = plain.Session(client: 0);
            var crypto = new RandomCryptoRequests(seed, new SoftwareCryptoModel());
            var wrap = new RandomKeyWrapRequests(seed, ToyAead.Instance, new SoftwareCryptoModel());
            for (var i = 0; i < 120; i++)
            {
                var request = i % 3 == 0 ? wrap.Request() : crypto.Request();
                var result = session.Begin(request, dispatcher);
                while (result.Outcome == JobOutcome.Paused)
                {
                    paused.Add(request.GetType());
                    engine.Complete();
                    result = session.Resume(result.Handle, request, dispatcher);
                }

                Assert.Equal(expected.Ask(request), result.Response);
            }

            Assert.Equal((1, 1), (dispatcher.Pool.CreatedCount, dispatcher.Pool.IdleCount));
        }

        Type[] wanted =
        [
            typeof(AesEcbRequest), typeof(AesCbcRequest), typeof(AesCtrRequest), typeof(AesCmacRequest), typeof(AesGcmEncryptRequest),
            typeof(AesGcmDecryptRequest), typeof(HmacRequest), typeof(HkdfRequest), typeof(CmacKdfRequest), typeof(EcdhRequest),
            typeof(EccKeyGenRequest), typeof(EcdsaSignRequest), typeof(EcdsaVerifyRequest), typeof(Ed25519SignRequest),
            typeof(Ed25519VerifyRequest), typeof(EccMakePubRequest), typeof(EccCheckPubRequest), typeof(X25519KeyGenRequest),
            typeof(X25519AgreeRequest), typeof(Sha2Request), typeof(Sha3Request), typeof(KeyExportPublicRequest), typeof(KeyWrapRequest),
            typeof(KeyUnwrapExportRequest), typeof(KeyUnwrapCacheRequest), typeof(KeyWrapExportRequest), typeof(DataWrapRequest),
            typeof(DataUnwrapRequest),
        ];
        Assert.Empty(wanted.Except(paused));
    }

    [Fact]
    public void Begin_ThreeSessionsCompletedInAnyOrder_AreLinearizable()
    {
        var overtaken = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            using var engine = new ManualEngine(device: new SoftwareCryptoModel());
            using var server = new TestServer(Options(seed) with { Engine = engine });
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            var order = new Random(seed);
            var dispatcher = server.Server.CreateDispatcher(0);
            var clients = Enumerable.Range(0, 3).Select(i => new AsyncClient(server.Server.OpenAsyncSession(), i, seed)).ToArray();
            for (var i = 0; i < 100 || engine.QueuedCount > 0; i++)
            {
                if (engine.QueuedCount > 0 && (i >= 100 || order.Next(4) == 0))
                {
                    var index = order.Next(engine.QueuedCount);
                    overtaken += index;
                    engine.Complete(index);
                }

                clients[order.Next(3)].Advance(dispatcher, recorder, begins: i < 100);
            }

            Array.ForEach(clients, client => client.Advance(dispatcher, recorder, begins: false));
            Check(recorder, server, seed);
        }

        Assert.True(overtaken > 100, $"Only {overtaken} completions overtook another.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dispose_WhileTheAcceleratorIsAtWork_ZeroesKeysWhenItIsDone(bool isComplete)
    {
        var spy = new KeySpy();
        using var engine = new ManualEngine(device: spy);
        using var server = new TestServer(Options(seed: 0) with { Engine = engine });
        var session = server.Server.OpenAsyncSession();
        var dispatcher = server.Server.CreateDispatcher(1);
        session.Begin(new KeyCacheRequest(KeyId.Global(5), ObjectFlags.UsageAny, default, Bytes.Repeat(7, 16)), dispatcher);
        Assert.Equal(JobOutcome.Paused, session.Begin(new DataWrapRequest(KeyId.Global(5), Bytes.Repeat(9, 20)), dispatcher).Outcome);

        if (isComplete)
        {
            engine.Complete();
            Assert.Equal(Bytes.Repeat(7, 16), new Bytes(spy.Key.Span));
            session.Dispose();
        }
        else
        {
            session.Dispose();
            engine.Complete();
            Assert.Equal(Bytes.Repeat(7, 16), spy.KeySeen);
        }

        Assert.Equal(Bytes.Repeat(0, 16), new Bytes(spy.Key.Span));
        Assert.Equal(Bytes.Repeat(0, 20), new Bytes(spy.Data.Span));
    }

    private static HsmServerOptions Options(int seed) => new()
    {
        Flash = new FlashModel(s_geometry),
        Locks = new MonitorLockProvider(),
        Crypto = [new SoftwareCryptoModel()],
        Random = new SeededRandomGenerators((ulong)seed),
        HardwareKeys = RandomKeyWrapRequests.HardwareKeys,
        KeySlots = new KeySlotSizes(4, 160, 2, 1200),
        ChecksInvariants = true,
    };

    private static void Check(HistoryRecorder<HsmCall, HsmResponse> recorder, TestServer server, int seed) =>
        SpecificationRun.AssertLinearizable(recorder, new SpecificationOptions
        {
            Info = server.Server.Info,
            Gcm = ToyAead.Instance,
            HardwareKeys = RandomKeyWrapRequests.HardwareKeys,
        }, seed);

    /// <summary>Keeps what it was given, as hardware does that reads memory by itself.</summary>
    private sealed class KeySpy : ICryptoProvider
    {
        private readonly SoftwareCryptoModel _right = new();

        public string Name => "spy";

        public bool RequiresDeviceLock => false;

        public ReadOnlyMemory<byte> Key { get; private set; }

        public Bytes KeySeen { get; private set; }

        public ReadOnlyMemory<byte> Data { get; private set; }

        public bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes) => true;

        public HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output)
        {
            Key = input.Key;
            KeySeen = new Bytes(input.Key.Span);
            Data = input.Data.Memory;
            return _right.AesGcmEncrypt(input, out output);
        }

        public HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext) => _right.AesGcmDecrypt(input, tag, out plaintext);
    }

    /// <summary>A session with its request in flight, and the history's view of that.</summary>
    private sealed class AsyncClient(AsyncSession session, int number, int seed)
    {
        private readonly RandomCryptoRequests _random = new((seed * 3) + number, new SoftwareCryptoModel());
        private PendingCall? _pending;

        public void Advance(AsyncJobDispatcher dispatcher, HistoryRecorder<HsmCall, HsmResponse> recorder, bool begins)
        {
            if (_pending is null && !begins)
            {
                return;
            }

            JobResult result;
            if (_pending is { } paused)
            {
                result = session.Resume(paused.Handle, paused.Request, dispatcher);
            }
            else
            {
                var request = _random.Request();
                var call = recorder.Call(number, new HsmCall(number, request));
                result = session.Begin(request, dispatcher);
                _pending = new PendingCall(request, result.Handle, call.Return);
            }

            if (result.Outcome == JobOutcome.Finished)
            {
                _pending!.Return(result.Response!);
                _pending = null;
            }
            else
            {
                Assert.Equal(JobOutcome.Paused, result.Outcome);
                _pending = _pending! with { Handle = result.Handle };
            }
        }

        private sealed record PendingCall(HsmRequest Request, JobHandle Handle, Action<HsmResponse> Return);
    }
}
