using Hsm.Abstractions;
using Hsm.Models.Specification;
using Xunit;

namespace Unit.HsmModels;

public sealed class KeyCacheRulesTests
{
    [Fact]
    public void Cache_NoNumber_AssignsTheHighestFreeOne()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, Requests.Cache(KeyId.Local(255), 1));
        server.Send(0, Requests.Add(NvmId.Of(ObjectType.Crypto, new ClientId(1), 254).Value, 2));

        Assert.Equal(new KeyCacheResponse(KeyId.Local(253)), server.Send(0, Requests.Cache(KeyId.Assign, 3)));
        Assert.Equal(new KeyCacheResponse(KeyId.Global(255)), server.Send(0, Requests.Cache(KeyId.AssignGlobal, 4)));
    }

    [Fact]
    public void Cache_NoNumberAndAnyChoice_AllowsEveryFreeOne()
    {
        var server = new SpecifiedServer(SpecifiedServer.Options() with { ChoosesHighestFreeKeyId = false });
        server.Send(0, new InitRequest(1));
        server.Send(0, Requests.Cache(KeyId.Local(7), 1));

        IReadOnlyList<SpecifiedAnswer> answers = server.Answers(0, Requests.Cache(KeyId.Assign, 2));

        Assert.Equal(254, answers.Select(static answer => answer.Response).Distinct().Count());
        Assert.DoesNotContain(new KeyCacheResponse(KeyId.Local(7)), answers.Select(static answer => answer.Response));
    }

    [Fact]
    public void Cache_NoNumberLeft_AnswersNoSpace()
    {
        var server = new SpecifiedServer(SpecifiedServer.Options() with { Info = SpecifiedServer.Info with { SmallSlotCount = 300 } });
        server.Send(0, new InitRequest(1));
        for (int i = 0; i < 255; i++)
        {
            server.Send(0, Requests.Cache(KeyId.Assign, 1));
        }

        server.AssertRefuses(HsmStatus.NoSpace, 0, Requests.Cache(KeyId.Assign, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1201)]
    public void Cache_BadLength_AnswersBadArgs(int length) =>
        SpecifiedServer.WithClients(1).AssertRefuses(HsmStatus.BadArgs, 0, Requests.Cache(KeyId.Local(1), 1, length: length));

    [Fact]
    public void KeyRequests_HardwareId_AnswerAccess()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        var id = new KeyId(KeyId.HardwareFlag | 5);

        server.AssertRefuses(HsmStatus.Access, 0, Requests.Cache(id, 1));
        server.AssertRefuses(HsmStatus.Access, 0, new KeyExportRequest(id));
        server.AssertRefuses(HsmStatus.Access, 0, Requests.Encrypt(id));
        server.AssertRefuses(HsmStatus.BadArgs, 0, new KeyExportRequest(new KeyId(KeyId.HardwareFlag)));
    }

    [Fact]
    public void KeyRequests_WrappedId_MeanUnwrappedKeysWhichNobodyCachesOrCommits()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        var id = new KeyId(KeyId.WrappedFlag | 5);

        server.AssertRefuses(HsmStatus.BadArgs, 0, Requests.Cache(id, 1));
        server.AssertRefuses(HsmStatus.Aborted, 0, new KeyCommitRequest(id));
        server.AssertRefuses(HsmStatus.Aborted, 0, new KeyEraseRequest(id));
        server.AssertRefuses(HsmStatus.NotFound, 0, new KeyExportRequest(id));
        server.AssertRefuses(HsmStatus.NotFound, 0, Requests.Encrypt(id));
    }

    [Fact]
    public void KeyRequests_NoNumber_AnswerBadArgs()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);

        server.AssertRefuses(HsmStatus.BadArgs, 0, new KeyEvictRequest(KeyId.Assign));
        server.AssertRefuses(HsmStatus.BadArgs, 0, new KeyExportRequest(KeyId.Assign));
        server.AssertRefuses(HsmStatus.BadArgs, 0, new KeyCommitRequest(KeyId.Assign));
        server.AssertRefuses(HsmStatus.BadArgs, 0, new KeyEraseRequest(KeyId.Assign));
        server.AssertRefuses(HsmStatus.BadArgs, 0, new KeyRevokeRequest(KeyId.AssignGlobal));
    }

    [Fact]
    public void Cache_OverExisting_ReplacesTheCachedKeyAndKeepsTheStoredOne()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1, 1);
        server.Send(0, Requests.Cache(KeyId.Local(1), 0xAA));
        server.AssertDone(0, new KeyCommitRequest(KeyId.Local(1)));

        server.Send(0, Requests.Cache(KeyId.Local(1), 0xBB));

        Assert.Equal(Exported(0xBB), server.Send(0, new KeyExportRequest(KeyId.Local(1))));
        Assert.Equal(Exported(0xAA), server.Send(1, new KeyExportRequest(KeyId.Local(1))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cache_OverNonModifiable_AnswersAccess(bool isStored)
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, Requests.Cache(KeyId.Local(1), 0xAA, ObjectFlags.NonModifiable));
        if (isStored)
        {
            server.AssertDone(0, new KeyCommitRequest(KeyId.Local(1)));
        }

        server.AssertRefuses(HsmStatus.Access, 0, Requests.Cache(KeyId.Local(1), 0xBB));
    }

    [Fact]
    public void Cache_TrustedFlag_IsStripped()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);

        server.Send(0, Requests.Cache(KeyId.Local(1), 0xAA, ObjectFlags.Trusted));

        Assert.Equal(Exported(0xAA), server.Send(0, new KeyExportRequest(KeyId.Local(1))));
    }

    [Theory]
    [InlineData(16, 8)]
    [InlineData(256, 8)]
    [InlineData(257, 3)]
    [InlineData(1200, 3)]
    public void Cache_SlotsFullOfUncommitted_AnswersNoSpaceUntilOneIsCommitted(int length, int slots)
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        for (byte number = 1; number <= slots; number++)
        {
            Assert.IsType<KeyCacheResponse>(server.Send(0, Requests.Cache(KeyId.Local(number), number, length: length)));
        }

        server.AssertRefuses(HsmStatus.NoSpace, 0, Requests.Cache(KeyId.Local(99), 99, length: length));
        Assert.IsType<KeyCacheResponse>(server.Send(0, Requests.Cache(KeyId.Local(1), 77, length: length)));
        Assert.IsType<KeyCacheResponse>(server.Send(0, Requests.Cache(KeyId.Global(99), 99, length: length)));

        server.AssertDone(0, new KeyCommitRequest(KeyId.Local(2)));

        Assert.IsType<KeyCacheResponse>(server.Send(0, Requests.Cache(KeyId.Local(99), 99, length: length)));
        Assert.Equal(Bytes.Repeat(2, length), Assert.IsType<KeyExportResponse>(server.Send(0, new KeyExportRequest(KeyId.Local(2)))).Key);
    }

    [Fact]
    public void Cache_OtherSizeOfSameId_MovesToTheOtherClass()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        for (byte number = 1; number <= 8; number++)
        {
            server.Send(0, Requests.Cache(KeyId.Local(number), number));
        }

        server.Send(0, Requests.Cache(KeyId.Local(1), 1, length: 300));

        Assert.IsType<KeyCacheResponse>(server.Send(0, Requests.Cache(KeyId.Local(9), 9)));
    }

    [Fact]
    public void Evict_Uncommitted_RemovesIt()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, Requests.Cache(KeyId.Local(1), 0xAA));

        server.AssertDone(0, new KeyEvictRequest(KeyId.Local(1)));

        server.AssertRefuses(HsmStatus.NotFound, 0, new KeyExportRequest(KeyId.Local(1)));
        server.AssertRefuses(HsmStatus.NotFound, 0, new KeyEvictRequest(KeyId.Local(1)));
    }

    [Theory]
    [InlineData(ObjectFlags.NonModifiable)]
    [InlineData(ObjectFlags.NonDestroyable)]
    public void Evict_ProtectedKey_IsAllowedOnceCommitted(ObjectFlags flag)
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, Requests.Cache(KeyId.Local(1), 0xAA, flag));

        server.AssertRefuses(HsmStatus.Access, 0, new KeyEvictRequest(KeyId.Local(1)));
        server.AssertDone(0, new KeyCommitRequest(KeyId.Local(1)));

        // Whether the committed copy is still in its slot is the server's affair.
        Assert.Equal(
            [HsmStatus.NotFound, HsmStatus.Ok],
            server.Answers(0, new KeyEvictRequest(KeyId.Local(1))).Select(static answer => answer.Response.Status));
    }

    [Fact]
    public void LocalCaches_OfOneClient_AreTwo()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1, 1);
        server.Send(0, Requests.Cache(KeyId.Local(1), 0xAA));

        server.AssertRefuses(HsmStatus.NotFound, 1, new KeyExportRequest(KeyId.Local(1)));
    }

    private static KeyExportResponse Exported(byte content) =>
        new(Requests.Label($"label {content}"), Bytes.Repeat(content, 16));
}
