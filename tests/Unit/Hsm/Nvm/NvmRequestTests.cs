using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class NvmRequestTests
{
    private static readonly NvmId s_one = new(1);
    private static readonly Bytes s_data = Bytes.FromHex("00112233445566778899");

    [Fact]
    public void Add_ThenRead_GivesMetadataAndData()
    {
        using var server = new TestServer();
        var session = server.Session();
        var metadata = new ObjectMetadata(s_one, 0x1234, ObjectFlags.Sensitive | ObjectFlags.Local, 10, ObjectLabel.FromText("label"));

        Assert.Equal(StatusResponse.Ok, session.Ask(new NvmAddRequest(metadata, s_data)));

        Assert.Equal(new NvmGetMetadataResponse(metadata), session.Ask(new NvmGetMetadataRequest(s_one)));
        Assert.Equal(new NvmReadResponse(s_data), session.Ask(new NvmReadRequest(s_one, 0, 65535)));
        Assert.Equal(new NvmReadResponse(s_data.Slice(3, 4)), session.Ask(new NvmReadRequest(s_one, 3, 4)));
        Assert.Equal(new NvmReadResponse(default), session.Ask(new NvmReadRequest(s_one, 3, 0)));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 65536)]
    public void Read_OutOfRange_BadArgs(int offset, int length)
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Add(s_one, s_data);

        Assert.Equal(HsmStatus.BadArgs, session.Status(new NvmReadRequest(s_one, offset, length)));
    }

    [Fact]
    public void Read_AbsentThenPolicyThenOffset_InThatOrder()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Add(s_one, s_data, ObjectFlags.NonExportable);

        Assert.Equal(HsmStatus.NotFound, session.Status(new NvmReadRequest(new NvmId(2), 99, 1)));
        Assert.Equal(HsmStatus.Access, session.Status(new NvmReadRequest(s_one, 99, 1)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new NvmGetMetadataRequest(new NvmId(2))));
        Assert.Equal(HsmStatus.Ok, session.Status(new NvmGetMetadataRequest(s_one)));
    }

    [Fact]
    public void Add_ShapeThatDoesNotFit_BadArgsAndNothingStored()
    {
        using var server = new TestServer();
        var session = server.Session();

        Assert.Equal(HsmStatus.BadArgs, session.Add(NvmId.None, s_data));
        Assert.Equal(HsmStatus.BadArgs, session.Status(new NvmAddRequest(new ObjectMetadata(s_one, 0, ObjectFlags.None, 9, default), s_data)));
        Assert.Equal(HsmStatus.BadArgs, session.Add(s_one, Bytes.Repeat(1, 1281)));
        Assert.Empty(session.List());
    }

    [Fact]
    public void Add_LogFull_NoSpaceUntilCompacted()
    {
        using var server = new TestServer(new TestFlash(512));
        var session = server.Session();
        while (session.Add(s_one, s_data) == HsmStatus.Ok)
        {
        }

        Assert.Equal(HsmStatus.NoSpace, session.Add(new NvmId(2), s_data));
        Assert.Equal(HsmStatus.Ok, session.Status(new NvmDestroyRequest(new NvmIdList())));
        Assert.Equal(HsmStatus.Ok, session.Add(new NvmId(2), s_data));
    }

    [Fact]
    public void List_AfterReplacesAndReclaim_IsInOrderOfWriting()
    {
        using var server = new TestServer();
        var session = server.Session();
        foreach (var id in (ushort[])[3, 1, 2, 1])
        {
            session.Add(new NvmId(id), s_data);
        }

        Assert.Equal([new NvmId(3), new NvmId(2), s_one], session.List());
        session.Status(new NvmDestroyRequest(new NvmIdList()));
        Assert.Equal([new NvmId(3), new NvmId(2), s_one], session.List());
        Assert.Equal(new NvmListResponse(2, new NvmId(2)), session.Ask(new NvmListRequest(new NvmId(3))));
        Assert.Equal(new NvmListResponse(0, NvmId.None), session.Ask(new NvmListRequest(new NvmId(99))));
    }

    [Theory]
    [InlineData(ObjectFlags.NonModifiable)]
    [InlineData(ObjectFlags.NonDestroyable)]
    public void Destroy_OneOfTheListProtected_AccessAndAllStay(ObjectFlags flags)
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Add(s_one, s_data);
        session.Add(new NvmId(2), s_data, flags);

        Assert.Equal(HsmStatus.Access, session.Status(new NvmDestroyRequest(new NvmIdList(s_one, new NvmId(9), new NvmId(2)))));

        Assert.Equal([s_one, new NvmId(2)], session.List());
    }

    [Fact]
    public void Add_OverProtected_FollowsItsPolicy()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Add(s_one, s_data, ObjectFlags.NonModifiable);
        session.Add(new NvmId(2), s_data, ObjectFlags.NonDestroyable);

        Assert.Equal(HsmStatus.Access, session.Add(s_one, s_data));
        Assert.Equal(HsmStatus.Ok, session.Add(new NvmId(2), s_data));
    }

    [Fact]
    public void Destroy_RawIdZero_IsAnAbsentOne()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Add(s_one, s_data);

        Assert.Equal(HsmStatus.Ok, session.Status(new NvmDestroyRequest(new NvmIdList(NvmId.None, s_one))));
        Assert.Equal(HsmStatus.NotFound, session.Status(new NvmReadRequest(NvmId.None, 0, 1)));
        Assert.Empty(session.List());
    }

    [Fact]
    public void Destroy_TwentyIds_BadArgs()
    {
        using var server = new TestServer();
        var ids = Enumerable.Range(1, 20).Select(i => new NvmId((ushort)i)).ToArray();

        Assert.Equal(HsmStatus.BadArgs, server.Session().Status(new NvmDestroyRequest(new NvmIdList(ids))));
        Assert.Equal(HsmStatus.Ok, server.Session().Status(new NvmDestroyRequest(new NvmIdList(ids.AsSpan(0, 19)))));
    }
}
