using Hsm;
using Hsm.Abstractions;
using Hsm.Exploration;
using Xunit;

namespace Unit.Hsm;

/// <summary>Each planted bug misbehaves when its interleaving is forced, and the right HSM does not.</summary>
public sealed class MutantTests
{
    private static readonly Bytes s_old = Bytes.Repeat(0x11, 16);
    private static readonly Bytes s_new = Bytes.Repeat(0x22, 24);
    private static readonly KeyId s_key = KeyId.Global(5);

    [Theory]
    [InlineData("", 2)]
    [InlineData("K1", 1)]
    public void K1_OtherSessionAssignedInBetween_OneIdForBoth(string mutant, int distinctIds)
    {
        using var rig = new Rig(mutant);
        KeyId between = default;
        rig.AfterFirstRelease(() => between = rig.Two.Expect<KeyCacheResponse>(Cache(KeyId.AssignGlobal, s_new)).Id);

        var first = rig.One.Expect<KeyCacheResponse>(Cache(KeyId.AssignGlobal, s_old)).Id;

        Assert.Equal(distinctIds, new HashSet<KeyId> { first, between }.Count);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("K2", true)]
    public void K2_ReplacedByASecretInBetween_SecretIsExported(string mutant, bool leaks)
    {
        using var rig = new Rig(mutant);
        rig.One.Ask(Cache(s_key, s_old));
        rig.AfterFirstRelease(() => rig.Two.Expect<KeyCacheResponse>(Cache(s_key, s_new, ObjectFlags.NonExportable)));

        var exported = rig.One.Expect<KeyExportResponse>(new KeyExportRequest(s_key));

        Assert.Equal(leaks ? s_new : s_old, exported.Key);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("K3", true)]
    public void K3_ReplacedInBetween_LabelOfOneAndBytesOfTheOther(string mutant, bool torn)
    {
        using var rig = new Rig(mutant);
        rig.One.Ask(Cache(s_key, s_old, label: "old"));
        rig.AfterFirstRelease(() => rig.Two.Expect<KeyCacheResponse>(Cache(s_key, s_new, label: "new")));

        var exported = rig.One.Expect<KeyExportResponse>(new KeyExportRequest(s_key));

        Assert.Equal(new KeyExportResponse(ObjectLabel.FromText("old"), torn ? s_new : s_old), exported);
    }

    [Theory]
    [InlineData("", 2u)]
    [InlineData("N1", 1u)]
    public void N1_IncrementedInBetween_OneIsLost(string mutant, uint expected)
    {
        using var rig = new Rig(mutant);
        rig.One.Ask(new CounterInitRequest(new CounterId(1), 0));
        rig.AfterFirstRelease(() => rig.Two.Expect<CounterResponse>(new CounterIncrementRequest(new CounterId(1))));

        rig.One.Expect<CounterResponse>(new CounterIncrementRequest(new CounterId(1)));

        Assert.Equal(new CounterResponse(expected), rig.One.Ask(new CounterReadRequest(new CounterId(1))));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("A1", true)]
    public void A1_EachHoldsOneLock_BothWait(string mutant, bool deadlocks)
    {
        using var rig = new Rig(mutant);
        rig.One.Ask(Cache(s_key, s_old));
        var crossed = false;

        // Session one has taken its first lock and asks for its second; session two has got as far with the other one.
        rig.OnAcquire = (name, held) =>
        {
            crossed |= name == "state" && held.Contains("device");
            crossed |= name == "device" && held.Contains("state");
        };
        var encrypt = new AesGcmEncryptRequest(s_key, Bytes.Repeat(1, 12), default, s_old);
        rig.One.Expect<AesGcmEncryptResponse>(encrypt);
        var deviceFirst = crossed;
        crossed = false;
        Assert.Equal(HsmStatus.Ok, rig.Two.Add(new NvmId(1), s_old));

        Assert.Equal(deadlocks, deviceFirst && crossed);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("S1", true)]
    public void S1_SecondRequestAfterTheFirstWasAnswered_GetsItsResponse(string mutant, bool crosses)
    {
        using var rig = new Rig(mutant);
        var client = rig.One.Client;
        var first = new EchoRequest(s_old);
        Assert.Equal(HsmStatus.Ok, client.BeginRequest(first));
        Assert.Equal(HandleResult.Handled, rig.One.Server.HandleRequest());

        var second = client.Send(new EchoRequest(s_new));

        Assert.Equal(crosses ? new EchoResponse(s_old) : new StatusResponse(HsmStatus.RequestPending), second);
    }

    private static KeyCacheRequest Cache(KeyId id, Bytes key, ObjectFlags flags = ObjectFlags.UsageAny, string label = "key") =>
        new(id, flags, ObjectLabel.FromText(label), key);

    /// <summary>Two sessions of one client, worked by the test's thread, with hooks at the locks.</summary>
    private sealed class Rig : IDisposable
    {
        private readonly HookedLocks _locks = new();
        private readonly TestServer _server;

        public Rig(string mutant)
        {
            var planted = Mutants.Find(mutant);
            _server = new TestServer(TestServer.Options(locks: _locks) with { Components = planted.Server(ServerComponents.Default) });
            One = Session(planted);
            Two = Session(planted);
        }

        public TestSession One { get; }

        public TestSession Two { get; }

        public Action<string, IReadOnlyCollection<string>>? OnAcquire
        {
            set => _locks.OnAcquire = value;
        }

        public void AfterFirstRelease(Action action) => _locks.OnRelease = () =>
        {
            _locks.OnRelease = null;
            action();
        };

        public void Dispose() => _server.Dispose();

        private TestSession Session(Mutant planted)
        {
            var session = new TestSession(_server.Server.Connect(planted.Guard()), _server.Server.Sessions[^1]);
            session.Expect<InitResponse>(new InitRequest(1));
            return session;
        }
    }
}
