using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>At every acquisition of every request the lock is refused once: LOCKED, and nothing has changed.</summary>
public sealed class LockFailureTests
{
    private static readonly KeyId s_cached = KeyId.Local(5);
    private static readonly KeyId s_stored = KeyId.Local(6);
    private static readonly Bytes s_iv = Bytes.Repeat(1, 12);

    private static readonly Dictionary<string, HsmRequest> s_requests = new()
    {
        ["init"] = new InitRequest(2),
        ["close"] = new CloseRequest(),
        ["cache"] = new KeyCacheRequest(KeyId.Assign, ObjectFlags.UsageAny, default, s_iv),
        ["evict"] = new KeyEvictRequest(s_cached),
        ["export-cached"] = new KeyExportRequest(s_cached),
        ["export-stored"] = new KeyExportRequest(s_stored),
        ["commit"] = new KeyCommitRequest(s_cached),
        ["erase"] = new KeyEraseRequest(s_stored),
        ["revoke"] = new KeyRevokeRequest(s_stored),
        ["add"] = new NvmAddRequest(new ObjectMetadata(new NvmId(1), 0, ObjectFlags.None, 12, default), s_iv),
        ["read"] = new NvmReadRequest(new NvmId(2), 0, 4),
        ["metadata"] = new NvmGetMetadataRequest(new NvmId(2)),
        ["list"] = new NvmListRequest(NvmId.None),
        ["destroy"] = new NvmDestroyRequest(new NvmIdList(new NvmId(2))),
        ["counter-init"] = new CounterInitRequest(new CounterId(1), 99),
        ["counter-increment"] = new CounterIncrementRequest(new CounterId(1)),
        ["counter-read"] = new CounterReadRequest(new CounterId(1)),
        ["counter-destroy"] = new CounterDestroyRequest(new CounterId(1)),
        ["encrypt-cached"] = new AesGcmEncryptRequest(s_cached, s_iv, default, s_iv),
        ["encrypt-stored"] = new AesGcmEncryptRequest(s_stored, s_iv, default, s_iv),
        ["decrypt"] = new AesGcmDecryptRequest(s_cached, s_iv, default, default, Bytes.FromHex("00112233445566778899aabbccddeeff")),
    };

    public static TheoryData<string> Names => [.. s_requests.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Request_AnyAcquisitionFails_LockedAndNothingChanged(string name)
    {
        var request = s_requests[name];
        var failures = 0;
        while (true)
        {
            var locks = new FailingLockProvider(new MonitorLockProvider());
            var flash = new TestFlash(2048);
            using var server = new TestServer(flash, locks);
            var session = Prepare(server);
            var before = Observe(session);
            var bytes = flash.Raw.ToArray();

            locks.Rearm(failures);
            var response = session.Ask(request);
            if (locks.Acquisitions <= failures)
            {
                Assert.NotEqual(HsmStatus.Locked, response.Status);
                break;
            }

            locks.FailAt = -1;
            Assert.Equal(new StatusResponse(HsmStatus.Locked), response);
            Assert.Equal(bytes, flash.Raw.ToArray());
            Assert.Equal(before, Observe(session));
            Assert.NotEqual(HsmStatus.Locked, session.Status(request));
            failures++;
        }

        Assert.NotEqual(0, failures);
    }

    [Fact]
    public void Echo_AndInfo_TakeNoLock()
    {
        var locks = new FailingLockProvider(new MonitorLockProvider());
        using var server = new TestServer(locks: locks);
        var session = server.Session();
        locks.Rearm(-1);

        session.Expect<EchoResponse>(new EchoRequest(s_iv));
        session.Expect<InfoResponse>(new InfoRequest());

        Assert.Equal(0, locks.Acquisitions);
    }

    [Fact]
    public void Request_ReaderWriterProvider_SharesLookUps()
    {
        using var server = new TestServer(locks: new ReaderWriterLockProvider());
        var session = Prepare(server);

        Assert.All(s_requests.Values.Where(request => request is not CloseRequest), request => session.Ask(request));
    }

    private static TestSession Prepare(TestServer server)
    {
        var session = server.Session();
        session.Add(new NvmId(2), s_iv);
        session.Add(s_stored.ToNvmId(new ClientId(1)), Bytes.Repeat(6, 16), ObjectFlags.UsageAny);
        session.Cache(s_cached, Bytes.Repeat(5, 16));
        session.Ask(new CounterInitRequest(new CounterId(1), 41));
        return session;
    }

    // What the session can see, without changing it: evict and commit tell whether a key is cached only by changing that.
    private static string Observe(TestSession session) => string.Join(
        '\n',
        string.Join(' ', session.List()),
        session.Ask(new CounterReadRequest(new CounterId(1))),
        session.Ask(new KeyExportRequest(s_cached)),
        session.Ask(new NvmReadRequest(new NvmId(2), 0, 99)),
        session.Ask(new NvmGetMetadataRequest(s_stored.ToNvmId(new ClientId(1)))),
        session.Ask(new KeyExportRequest(KeyId.Local(255))));
}
