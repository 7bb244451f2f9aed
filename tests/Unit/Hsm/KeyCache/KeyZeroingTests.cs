using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Keys in memory are zeros once they have gone, whichever way they go.</summary>
public sealed class KeyZeroingTests
{
    private static readonly KeyId s_key = KeyId.Local(5);
    private static readonly Bytes s_bytes = Bytes.Repeat(0x5A, 16);

    private static readonly Dictionary<string, Action<Rig>> s_ways = new(StringComparer.Ordinal)
    {
        ["evict"] = rig => rig.One.Ask(new KeyEvictRequest(s_key)),
        ["erase"] = rig => rig.One.Ask(new KeyEraseRequest(s_key)),
        ["another key under its id"] = rig => rig.One.Cache(s_key, Bytes.Repeat(1, 16)),
        ["a longer key under its id"] = rig => rig.One.Cache(s_key, Bytes.Repeat(1, 300)),
        ["evicted after use"] = rig => rig.One.Ask(new EcdsaSignRequest(s_key, Bytes.Repeat(1, 32)) { EvictsKey = true }),
        ["INIT"] = rig => rig.One.Ask(new InitRequest(2)),
        ["CLOSE"] = rig => rig.One.Ask(new CloseRequest()),
        ["the client goes"] = rig =>
        {
            rig.One.Client.Abandon();
            rig.One.Server.HandleRequest();
        },
        ["the server ends"] = rig => rig.Dispose(),
        ["slot given to another"] = rig =>
        {
            rig.One.Ask(new KeyCommitRequest(s_key));
            for (byte number = 100; number < 120; number++)
            {
                rig.One.Cache(KeyId.Local(number), Bytes.Repeat(number, 16));
            }
        },
        ["erased by another session"] = rig =>
        {
            rig.One.Ask(new KeyCommitRequest(s_key));
            rig.Two.Ask(new KeyEraseRequest(s_key));
        },
        ["revoked by another session"] = rig =>
        {
            rig.One.Ask(new KeyCommitRequest(s_key));
            rig.Two.Ask(new KeyRevokeRequest(s_key));
        },
        ["destroyed as an object"] = rig =>
        {
            rig.One.Ask(new KeyCommitRequest(s_key));
            rig.Two.Ask(new NvmDestroyRequest(new NvmIdList(s_key.ToNvmId(new ClientId(1)))));
        },
    };

    public static TheoryData<string> Ways => [.. s_ways.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void CachedKey_Gone_IsZeros(string way)
    {
        using var rig = new Rig();
        Assert.Equal(HsmStatus.Ok, rig.One.Cache(s_key, s_bytes));
        var key = rig.State.LocalCache.Find(s_key.ToNvmId(new ClientId(1)))!;
        Assert.Equal(s_bytes.ToArray(), key.Material.ToArray());

        s_ways[way](rig);

        Assert.Equal(new byte[16], key.Material.ToArray());
    }

    [Fact]
    public void GlobalKey_ServerEnds_IsZeros()
    {
        using var rig = new Rig();
        rig.One.Cache(KeyId.Global(5), s_bytes);
        var key = rig.State.Server.Caches.Global.Find(KeyId.Global(5).ToNvmId(ClientId.Global))!;

        rig.Dispose();

        Assert.Equal(new byte[16], key.Material.ToArray());
    }

    [Fact]
    public void SheKeys_SessionEnds_AreZeros()
    {
        using var rig = new Rig();
        rig.One.Ask(new SheSetUidRequest(Bytes.Repeat(7, 15)));
        rig.One.Ask(new SheLoadPlainKeyRequest(s_bytes));
        var key = rig.State.She.RamKey!.Value;
        Assert.Equal(s_bytes.ToArray(), key);

        rig.One.Ask(new CloseRequest());

        Assert.Equal(new byte[16], key);
    }

    [Fact]
    public void Snapshot_Disposed_IsZeros()
    {
        using var rig = new Rig();
        rig.One.Cache(s_key, s_bytes);
        var address = s_key.ToNvmId(new ClientId(1));
        Assert.Equal(HsmStatus.Ok, rig.State.Server.Components.KeyReader.Take(rig.State, address, out var snapshot));
        var material = snapshot!.Material;

        snapshot.Dispose();

        Assert.Equal(new byte[16], material.ToArray());
        Assert.Equal(s_bytes, rig.One.Expect<KeyExportResponse>(new KeyExportRequest(s_key)).Key);
    }

    /// <summary>Two sessions of one client; the state of the first, which an ECHO of its own told.</summary>
    private sealed class Rig : IDisposable
    {
        private readonly TestServer _server;
        private bool _isDisposed;

        public Rig()
        {
            var spy = new Spy();
            _server = new TestServer(TestServer.Options(new TestFlash(16384)) with { Components = ServerComponents.Default with { Echo = spy } });
            One = _server.Session();
            Two = _server.Session();
            One.Ask(new EchoRequest(default));
            State = spy.Seen!;
        }

        public TestSession One { get; }

        public TestSession Two { get; }

        public SessionState State { get; }

        public void Dispose()
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                _server.Dispose();
            }
        }
    }

    private sealed class Spy : RequestHandler<EchoRequest>
    {
        public SessionState? Seen { get; private set; }

        protected override HsmResponse Handle(SessionState session, EchoRequest request)
        {
            Seen = session;
            return new EchoResponse(request.Data);
        }
    }
}
