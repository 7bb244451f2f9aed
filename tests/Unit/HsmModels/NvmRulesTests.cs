using Hsm.Abstractions;
using Hsm.Models.Specification;
using Xunit;

namespace Unit.HsmModels;

public sealed class NvmRulesTests
{
    [Fact]
    public void Add_BadShape_AnswersBadArgs()
    {
        var server = new SpecifiedServer();
        NvmAddRequest good = Requests.Add(1, 1);

        server.AssertRefuses(HsmStatus.BadArgs, 0, Requests.Add(0, 1));
        server.AssertRefuses(HsmStatus.BadArgs, 0, good with { Metadata = good.Metadata with { Length = 7 } });
        server.AssertRefuses(HsmStatus.BadArgs, 0, Requests.Add(1, 1, length: 1281));
        server.AssertDone(0, Requests.Add(1, 1, length: 0));
    }

    [Fact]
    public void Add_ReplacesAndStripsTrusted()
    {
        var server = new SpecifiedServer();
        server.AssertDone(0, Requests.Add(1, 1));

        server.AssertDone(1, Requests.Add(1, 2, ObjectFlags.Trusted | ObjectFlags.Sensitive, 10));

        Assert.Equal(
            new NvmGetMetadataResponse(new ObjectMetadata(new NvmId(1), 0x1234, ObjectFlags.Sensitive, 10, Requests.Label("label 2"))),
            server.Send(0, new NvmGetMetadataRequest(new NvmId(1))));
        Assert.Equal(new NvmReadResponse(Bytes.Repeat(2, 10)), server.Send(0, Requests.Read(1)));
    }

    [Fact]
    public void Add_OverNonModifiable_AnswersAccess()
    {
        var server = new SpecifiedServer();
        server.AssertDone(0, Requests.Add(1, 1, ObjectFlags.NonModifiable));

        server.AssertRefuses(HsmStatus.Access, 0, Requests.Add(1, 2));
    }

    [Fact]
    public void Add_RoomTaken_AnswersNoSpaceUntilCleared()
    {
        // Room for two records of 48 bytes.
        var server = new SpecifiedServer(SpecifiedServer.Options() with { NvmSpace = new NvmSpace(100) });
        server.AssertDone(0, Requests.Add(1, 1));
        server.AssertDone(0, Requests.Add(1, 2));

        // The dead record still takes its room: adding never reclaims, counters do.
        server.AssertRefuses(HsmStatus.NoSpace, 0, Requests.Add(1, 3));
        Assert.Equal(new CounterResponse(5), server.Send(0, new CounterInitRequest(new CounterId(1), 5)));
        server.AssertRefuses(HsmStatus.NoSpace, 0, new CounterInitRequest(new CounterId(2), 5));

        server.AssertDone(0, Requests.Destroy(1));
        server.AssertDone(0, Requests.Add(2, 3));
    }

    [Fact]
    public void Destroy_EmptyList_ClearsDeadRecords()
    {
        var server = new SpecifiedServer(SpecifiedServer.Options() with { NvmSpace = new NvmSpace(100) });
        server.AssertDone(0, Requests.Add(1, 1));
        server.AssertDone(0, Requests.Add(1, 2));
        server.AssertDone(0, Requests.Destroy(7));
        server.AssertRefuses(HsmStatus.NoSpace, 0, Requests.Add(1, 3));

        server.AssertDone(0, Requests.Destroy());

        server.AssertDone(0, Requests.Add(1, 3));
    }

    [Theory]
    [InlineData(0, 100, 8)]
    [InlineData(3, 100, 5)]
    [InlineData(7, 1, 1)]
    [InlineData(2, 3, 3)]
    [InlineData(2, 0, 0)]
    public void Read_WithinObject_IsClamped(int offset, int length, int expected)
    {
        var server = new SpecifiedServer();
        server.AssertDone(0, Requests.Add(1, 9));

        Assert.Equal(new NvmReadResponse(Bytes.Repeat(9, expected)), server.Send(0, Requests.Read(1, offset, length)));
    }

    [Fact]
    public void Read_Refusals_ComeInOrder()
    {
        var server = new SpecifiedServer();
        server.AssertDone(0, Requests.Add(1, 9));
        server.AssertDone(0, Requests.Add(2, 9, ObjectFlags.NonExportable));
        server.AssertDone(0, Requests.Add(3, 9, length: 0));

        server.AssertRefuses(HsmStatus.BadArgs, 0, Requests.Read(7, -1));
        server.AssertRefuses(HsmStatus.BadArgs, 0, Requests.Read(7, 0, -1));
        server.AssertRefuses(HsmStatus.NotFound, 0, Requests.Read(7, 100));
        server.AssertRefuses(HsmStatus.Access, 0, Requests.Read(2, 100));
        server.AssertRefuses(HsmStatus.BadArgs, 0, Requests.Read(1, 8));
        server.AssertRefuses(HsmStatus.BadArgs, 0, Requests.Read(3, 0));
    }

    [Fact]
    public void List_Walk_FollowsTheOrderOfLastWrites()
    {
        var server = new SpecifiedServer();
        Assert.Equal(new NvmListResponse(0, NvmId.None), server.Send(0, Requests.List(0)));
        server.AssertDone(0, Requests.Add(1, 1));
        server.AssertDone(0, Requests.Add(2, 2));
        server.AssertDone(0, Requests.Add(3, 3));
        server.AssertDone(0, Requests.Add(1, 4));

        Assert.Equal(new NvmListResponse(3, new NvmId(2)), server.Send(0, Requests.List(0)));
        Assert.Equal(new NvmListResponse(2, new NvmId(3)), server.Send(0, Requests.List(2)));
        Assert.Equal(new NvmListResponse(1, new NvmId(1)), server.Send(0, Requests.List(3)));
        Assert.Equal(new NvmListResponse(0, NvmId.None), server.Send(0, Requests.List(1)));
        Assert.Equal(new NvmListResponse(0, NvmId.None), server.Send(0, Requests.List(99)));
    }

    [Fact]
    public void Destroy_OneProtected_DestroysNone()
    {
        var server = new SpecifiedServer();
        server.AssertDone(0, Requests.Add(1, 1));
        server.AssertDone(0, Requests.Add(2, 2, ObjectFlags.NonDestroyable));

        server.AssertRefuses(HsmStatus.Access, 0, Requests.Destroy(1, 2));
    }

    [Fact]
    public void Destroy_AbsentAmongThem_PassesAndDestroysTheRest()
    {
        var server = new SpecifiedServer();
        server.AssertDone(0, Requests.Add(1, 1));
        server.AssertDone(0, Requests.Add(2, 2));

        server.AssertDone(0, Requests.Destroy(1, 99, 2));

        server.AssertRefuses(HsmStatus.NotFound, 0, Requests.Read(1));
        server.AssertRefuses(HsmStatus.NotFound, 0, new NvmGetMetadataRequest(new NvmId(2)));
    }

    [Fact]
    public void Destroy_TooMany_AnswersBadArgs()
    {
        var server = new SpecifiedServer();

        server.AssertDone(0, Requests.Destroy([.. Enumerable.Range(1, 19)]));
        server.AssertRefuses(HsmStatus.BadArgs, 0, Requests.Destroy([.. Enumerable.Range(1, 20)]));
    }

    [Fact]
    public void Destroy_CommittedKey_TakesItFromEverySession()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1, 1);
        server.Send(0, Requests.Cache(KeyId.Local(1), 0xAA));
        server.AssertDone(0, new KeyCommitRequest(KeyId.Local(1)));

        server.AssertDone(1, Requests.Destroy(KeyId.Local(1).ToNvmId(new ClientId(1)).Value));

        server.AssertRefuses(HsmStatus.NotFound, 0, new KeyExportRequest(KeyId.Local(1)));
        server.AssertRefuses(HsmStatus.NotFound, 0, new KeyCommitRequest(KeyId.Local(1)));
    }
}
