using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class KeyRequestTests
{
    private static readonly Bytes s_a = Bytes.Repeat(0xAA, 16);
    private static readonly Bytes s_b = Bytes.Repeat(0xBB, 32);
    private static readonly KeyId s_five = KeyId.Local(5);
    private static readonly NvmId s_fiveInNvm = s_five.ToNvmId(new ClientId(1));

    [Fact]
    public void Cache_AssignedIds_AreHighestFreeFirst()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Add(KeyId.Local(254).ToNvmId(new ClientId(1)), s_a);

        Assert.Equal(new KeyCacheResponse(KeyId.Local(255)), session.Ask(Cache(KeyId.Assign, s_a)));
        Assert.Equal(new KeyCacheResponse(KeyId.Local(253)), session.Ask(Cache(KeyId.Assign, s_a)));
        Assert.Equal(new KeyCacheResponse(KeyId.Global(255)), session.Ask(Cache(KeyId.AssignGlobal, s_a)));
    }

    [Fact]
    public void Cache_BeforeInit_IsTheGlobalNamespace()
    {
        using var server = new TestServer();
        var session = server.Session(client: 0);

        // Protocol page 3: KEY_CACHE without INIT succeeded and returned id 0x01FF.
        Assert.Equal(new KeyCacheResponse(new KeyId(0x01FF)), session.Ask(Cache(KeyId.Assign, s_a)));
    }

    [Fact]
    public void Cache_EveryIdTaken_NoSpace()
    {
        using var server = new TestServer(TestServer.Options() with { NvmObjectCount = 300, Flash = new TestFlash(65536) });
        var session = server.Session();
        for (var number = 1; number <= 255; number++)
        {
            session.Add(KeyId.Local((byte)number).ToNvmId(new ClientId(1)), s_a);
        }

        Assert.Equal(HsmStatus.NoSpace, session.Cache(KeyId.Assign, s_a));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1201)]
    public void Cache_KeyOfImpossibleLength_BadArgs(int length)
    {
        using var server = new TestServer(TestServer.Options() with { CommDataLengthBytes = 4096 });

        Assert.Equal(HsmStatus.BadArgs, server.Session().Cache(s_five, Bytes.Repeat(1, length)));
    }

    [Theory]
    [InlineData(256, 8)]
    [InlineData(257, 3)]
    public void Cache_ClassFullOfUncommittedKeys_NoSpaceAndAllStay(int length, int slots)
    {
        using var server = new TestServer();
        var session = server.Session();
        for (var i = 1; i <= slots; i++)
        {
            Assert.Equal(HsmStatus.Ok, session.Cache(KeyId.Local((byte)i), Bytes.Repeat((byte)i, length)));
        }

        Assert.Equal(HsmStatus.NoSpace, session.Cache(KeyId.Local(100), Bytes.Repeat(9, length)));
        Assert.Equal(HsmStatus.Ok, session.Cache(KeyId.Local(1), Bytes.Repeat(77, length)));
        for (var i = 2; i <= slots; i++)
        {
            Assert.Equal(Bytes.Repeat((byte)i, length), session.Expect<KeyExportResponse>(new KeyExportRequest(KeyId.Local((byte)i))).Key);
        }
    }

    [Fact]
    public void Cache_FullWithOneCommitted_ThatOneGivesWayAndIsStillUsable()
    {
        using var server = new TestServer();
        var session = server.Session();
        for (byte i = 1; i <= 8; i++)
        {
            session.Cache(KeyId.Local(i), Bytes.Repeat(i, 16));
        }

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyCommitRequest(KeyId.Local(4))));
        Assert.Equal(HsmStatus.Ok, session.Cache(KeyId.Local(9), s_a));

        Assert.Equal(HsmStatus.NotFound, session.Status(new KeyEvictRequest(KeyId.Local(4))));
        Assert.Equal(Bytes.Repeat(4, 16), session.Expect<KeyExportResponse>(new KeyExportRequest(KeyId.Local(4))).Key);
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyEvictRequest(KeyId.Local(9))));
    }

    [Fact]
    public void Export_NoSlotToFreshenInto_StillWorks()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Add(s_fiveInNvm, s_b, label: "stored");
        for (byte i = 11; i < 19; i++)
        {
            session.Cache(KeyId.Local(i), s_a);
        }

        Assert.Equal(
            new KeyExportResponse(ObjectLabel.FromText("stored"), s_b), session.Ask(new KeyExportRequest(s_five)));
    }

    [Fact]
    public void Cache_SameIdInTheOtherClass_LeavesOneKey()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_a);
        session.Cache(s_five, Bytes.Repeat(1, 300));

        Assert.Equal(300, session.Expect<KeyExportResponse>(new KeyExportRequest(s_five)).Key.Length);
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyEvictRequest(s_five)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new KeyExportRequest(s_five)));
    }

    [Fact]
    public void Cache_OtherClassFull_LeavesTheOldKey()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_a);
        for (byte i = 11; i < 14; i++)
        {
            session.Cache(KeyId.Local(i), Bytes.Repeat(i, 300));
        }

        Assert.Equal(HsmStatus.NoSpace, session.Cache(s_five, Bytes.Repeat(1, 300)));
        Assert.Equal(s_a, session.Expect<KeyExportResponse>(new KeyExportRequest(s_five)).Key);
    }

    [Theory]
    [InlineData(ObjectFlags.NonModifiable, HsmStatus.Access)]
    [InlineData(ObjectFlags.NonDestroyable, HsmStatus.Ok)]
    [InlineData(ObjectFlags.NonExportable, HsmStatus.Ok)]
    public void Cache_OverExisting_FollowsItsPolicy(ObjectFlags flags, HsmStatus expected)
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_a, flags);
        session.Add(KeyId.Local(6).ToNvmId(new ClientId(1)), s_a, flags);

        Assert.Equal(expected, session.Cache(s_five, s_b));
        Assert.Equal(expected, session.Cache(KeyId.Local(6), s_b));
    }

    [Fact]
    public void Cache_TrustedFlag_IsStripped()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_a, ObjectFlags.Trusted | ObjectFlags.UsageAny);

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyExportRequest(s_five)));
        session.Add(new NvmId(9), s_a, ObjectFlags.Trusted);
        Assert.Equal(ObjectFlags.None, session.Expect<NvmGetMetadataResponse>(new NvmGetMetadataRequest(new NvmId(9))).Metadata.Flags);
    }

    [Theory]
    [InlineData(ObjectFlags.NonModifiable)]
    [InlineData(ObjectFlags.NonDestroyable)]
    public void Evict_Protected_AccessUntilCommitted(ObjectFlags flags)
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_a, flags);

        Assert.Equal(HsmStatus.Access, session.Status(new KeyEvictRequest(s_five)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyCommitRequest(s_five)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyEvictRequest(s_five)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new KeyEvictRequest(s_five)));
    }

    [Fact]
    public void Export_NonExportable_Access()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_a, ObjectFlags.NonExportable);

        Assert.Equal(HsmStatus.Access, session.Status(new KeyExportRequest(s_five)));
    }

    [Fact]
    public void Erase_RefusedByNvm_KeepsTheCachedCopy()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Add(s_fiveInNvm, s_a, ObjectFlags.NonDestroyable);
        session.Cache(s_five, s_b);

        Assert.Equal(HsmStatus.Access, session.Status(new KeyEraseRequest(s_five)));
        Assert.Equal(s_b, session.Expect<KeyExportResponse>(new KeyExportRequest(s_five)).Key);
    }

    [Fact]
    public void Erase_CommittedKey_IsGoneEverywhereAndAbsentOneIsFine()
    {
        using var server = new TestServer();
        var session = server.Session();
        var other = server.Session();
        session.Cache(s_five, s_a);
        session.Status(new KeyCommitRequest(s_five));
        Assert.Equal(HsmStatus.Ok, other.Status(new KeyExportRequest(s_five)));

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyEraseRequest(s_five)));

        Assert.Equal(HsmStatus.NotFound, other.Status(new KeyExportRequest(s_five)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new KeyExportRequest(s_five)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new NvmReadRequest(s_fiveInNvm, 0, 1)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyEraseRequest(s_five)));
    }

    [Fact]
    public void Erase_OtherSessionsUncommittedKey_Stays()
    {
        using var server = new TestServer();
        var session = server.Session();
        var other = server.Session();
        session.Cache(s_five, s_a);
        session.Status(new KeyCommitRequest(s_five));
        other.Cache(s_five, s_b);

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyEraseRequest(s_five)));

        Assert.Equal(s_b, other.Expect<KeyExportResponse>(new KeyExportRequest(s_five)).Key);
        Assert.Equal(HsmStatus.Ok, other.Status(new KeyCommitRequest(s_five)));
        Assert.Equal(s_b, session.Expect<KeyExportResponse>(new KeyExportRequest(s_five)).Key);
    }

    [Fact]
    public void Commit_DropsCopiesOfOtherSessions()
    {
        using var server = new TestServer();
        var session = server.Session();
        var other = server.Session();
        session.Cache(s_five, s_a);
        session.Status(new KeyCommitRequest(s_five));
        other.Status(new KeyExportRequest(s_five));
        session.Cache(s_five, s_b);
        Assert.Equal(s_a, other.Expect<KeyExportResponse>(new KeyExportRequest(s_five)).Key);

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyCommitRequest(s_five)));

        Assert.Equal(s_b, other.Expect<KeyExportResponse>(new KeyExportRequest(s_five)).Key);
    }

    [Fact]
    public void Commit_CommittedSlot_WritesNothing()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_a);
        session.Status(new KeyCommitRequest(s_five));
        session.Add(new NvmId(1), s_a);

        Assert.Equal(HsmStatus.Ok, session.Status(new KeyCommitRequest(s_five)));
        Assert.Equal([s_fiveInNvm, new NvmId(1)], session.List());
    }

    [Fact]
    public void Commit_LogFull_ReclaimsOrAnswersNoSpace()
    {
        using var server = new TestServer(new TestFlash(512));
        var session = server.Session();
        while (session.Add(new NvmId(1), Bytes.Repeat(1, 64)) == HsmStatus.Ok)
        {
        }

        session.Cache(s_five, s_a);
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyCommitRequest(s_five)));
        session.Cache(KeyId.Local(6), Bytes.Repeat(2, 256));
        session.Cache(KeyId.Local(7), Bytes.Repeat(2, 200));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyCommitRequest(KeyId.Local(7))));
        Assert.Equal(HsmStatus.NoSpace, session.Status(new KeyCommitRequest(KeyId.Local(6))));
        Assert.Equal(HsmStatus.NotFound, session.Status(new NvmGetMetadataRequest(KeyId.Local(6).ToNvmId(new ClientId(1)))));
        Assert.Equal(Bytes.Repeat(2, 256), session.Expect<KeyExportResponse>(new KeyExportRequest(KeyId.Local(6))).Key);
    }

    [Fact]
    public void NvmAdd_OverACommittedKey_DropsEveryCopyOfIt()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_a);
        session.Status(new KeyCommitRequest(s_five));

        Assert.Equal(HsmStatus.Ok, session.Add(s_fiveInNvm, s_b));

        Assert.Equal(s_b, session.Expect<KeyExportResponse>(new KeyExportRequest(s_five)).Key);
    }

    [Fact]
    public void NvmDestroy_OfACommittedKey_IsNotUndoneByItsCopy()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(s_five, s_a);
        session.Status(new KeyCommitRequest(s_five));

        Assert.Equal(HsmStatus.Ok, session.Status(new NvmDestroyRequest(new NvmIdList(s_fiveInNvm))));

        Assert.Equal(HsmStatus.NotFound, session.Status(new KeyCommitRequest(s_five)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new KeyExportRequest(s_five)));
    }

    [Fact]
    public void GlobalKey_CachedByOne_IsUsedByAll()
    {
        using var server = new TestServer();
        var session = server.Session(1);
        var other = server.Session(2);
        session.Cache(KeyId.Global(7), s_a);

        Assert.Equal(s_a, other.Expect<KeyExportResponse>(new KeyExportRequest(KeyId.Global(7))).Key);
        Assert.Equal(HsmStatus.NotFound, other.Status(new KeyExportRequest(KeyId.Local(7))));
    }

    [Fact]
    public void LocalKey_SameClientOnTwoSessions_AreTwoCaches()
    {
        using var server = new TestServer();
        var session = server.Session(1);
        var other = server.Session(1);
        session.Cache(s_five, s_a);

        Assert.Equal(HsmStatus.NotFound, other.Status(new KeyExportRequest(s_five)));
        Assert.Equal(HsmStatus.NotFound, other.Status(new KeyEvictRequest(s_five)));
    }

    [Theory]
    [InlineData(0x0000, HsmStatus.BadArgs)]
    [InlineData(0x0100, HsmStatus.BadArgs)]
    [InlineData(0x0405, HsmStatus.Access)]
    [InlineData(0x0605, HsmStatus.Access)]
    public void Request_IdThatNamesNoKeyHere_BadArgsAndAccessWhereItIsOfHardware(int id, HsmStatus expected)
    {
        using var server = new TestServer();
        var session = server.Session();
        var key = new KeyId(id);

        Assert.All(
            (HsmRequest[])[new KeyEvictRequest(key), new KeyExportRequest(key), new KeyCommitRequest(key), new KeyEraseRequest(key), new KeyRevokeRequest(key)],
            request => Assert.Equal(expected, session.Status(request)));
    }

    [Fact]
    public void Request_AbsentKey_NotFoundButForErase()
    {
        using var server = new TestServer();
        var session = server.Session();

        Assert.All(
            (HsmRequest[])[new KeyEvictRequest(s_five), new KeyExportRequest(s_five), new KeyCommitRequest(s_five), new KeyRevokeRequest(s_five)],
            request => Assert.Equal(HsmStatus.NotFound, session.Status(request)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyEraseRequest(s_five)));
    }

    private static KeyCacheRequest Cache(KeyId id, Bytes key) =>
        new(id, ObjectFlags.UsageAny, ObjectLabel.FromText("key"), key);
}
