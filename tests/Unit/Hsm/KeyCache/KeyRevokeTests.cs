using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class KeyRevokeTests
{
    private static readonly Bytes s_key = Bytes.Repeat(0xAA, 16);
    private static readonly KeyId s_five = KeyId.Local(5);
    private static readonly NvmId s_fiveInNvm = s_five.ToNvmId(new ClientId(1));

    [Fact]
    public void Revoke_CachedKey_NoUseNoChangeStillExportable()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_key);

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyRevokeRequest(s_five)));

        Assert.Equal(HsmStatus.Usage, session.Status(Encrypt()));
        Assert.Equal(HsmStatus.Access, session.Cache(s_five, s_key));
        Assert.Equal(HsmStatus.Access, session.Status(new KeyEvictRequest(s_five)));
        Assert.Equal(HsmStatus.Access, session.Status(new KeyEraseRequest(s_five)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyExportRequest(s_five)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new NvmGetMetadataRequest(s_fiveInNvm)));
    }

    [Fact]
    public void Revoke_CommittedKey_ReachesNvmAndOtherSessions()
    {
        var flash = new TestFlash();
        using (var server = new TestServer(flash))
        {
            var session = server.Session();
            var other = server.Session();
            session.Cache(s_five, s_key);
            session.Status(new KeyCommitRequest(s_five));
            Assert.Equal(HsmStatus.Ok, other.Status(Encrypt()));

            Assert.Equal(HsmStatus.Ok, session.Status(new KeyRevokeRequest(s_five)));

            Assert.Equal(HsmStatus.Usage, session.Status(Encrypt()));
            Assert.Equal(HsmStatus.Usage, other.Status(Encrypt()));
        }

        using var restarted = new TestServer(flash.Reopened());
        Assert.Equal(HsmStatus.Usage, restarted.Session().Status(Encrypt()));
    }

    [Fact]
    public void Revoke_UncommittedKeyOverNvmObject_WritesTheRevokedOne()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Add(s_fiveInNvm, Bytes.Repeat(1, 16), ObjectFlags.UsageAny, "old");
        session.Add(new NvmId(1), s_key);
        session.Cache(s_five, s_key, label: "new");

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyRevokeRequest(s_five)));

        var stored = session.Expect<NvmGetMetadataResponse>(new NvmGetMetadataRequest(s_fiveInNvm)).Metadata;
        Assert.Equal(ObjectLabel.FromText("new"), stored.Label);
        Assert.Equal(ObjectFlags.NonModifiable, stored.Flags);
        Assert.Equal([new NvmId(1), s_fiveInNvm], session.List());
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyEvictRequest(s_five)));
    }

    [Fact]
    public void Revoke_Again_OkAndWritesNothing()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_key);
        session.Status(new KeyCommitRequest(s_five));
        session.Status(new KeyRevokeRequest(s_five));
        session.Add(new NvmId(1), s_key);

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyRevokeRequest(s_five)));

        Assert.Equal([s_fiveInNvm, new NvmId(1)], session.List());
    }

    [Fact]
    public void Revoke_FlashFails_KeyIsNotRevokedAndRetryDoesNotSucceedByAccident()
    {
        var flash = new TestFlash();
        using var server = new TestServer(flash);
        var session = server.Session();
        session.Cache(s_five, s_key);
        session.Status(new KeyCommitRequest(s_five));
        flash.StepsUntilCut = flash.Steps + 1;

        Assert.Equal(HsmStatus.Aborted, session.Status(new KeyRevokeRequest(s_five)));
        Assert.Equal(HsmStatus.Aborted, session.Status(new KeyRevokeRequest(s_five)));

        Assert.Equal(HsmStatus.Ok, session.Status(Encrypt()));
    }

    [Fact]
    public void Erase_FlashFails_KeyStaysUsable()
    {
        var flash = new TestFlash();
        using var server = new TestServer(flash);
        var session = server.Session();
        session.Cache(s_five, s_key);
        session.Status(new KeyCommitRequest(s_five));
        flash.StepsUntilCut = flash.Steps + 1;

        Assert.Equal(HsmStatus.Aborted, session.Status(new KeyEraseRequest(s_five)));

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyExportRequest(s_five)));
    }

    private static AesGcmEncryptRequest Encrypt() => new(s_five, Bytes.Repeat(1, 12), default, Bytes.Repeat(2, 5));
}
