using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>NVM ids that are each client's own.</summary>
public sealed class NvmNamingTests
{
    private static readonly Bytes s_one = Bytes.Repeat(1, 8);
    private static readonly Bytes s_two = Bytes.Repeat(2, 8);
    private static readonly Bytes s_shared = Bytes.Repeat(3, 8);

    [Fact]
    public void SameNumber_OfTwoClientsAndOfAll_AreThreeObjects()
    {
        using var server = Server();
        var (first, second) = (server.Session(1), server.Session(2));
        first.Add(new(5), s_one);
        second.Add(new(5), s_two);
        second.Add(new(0x0105), s_shared);

        Assert.Equal((s_one, s_two), (Read(first, 5), Read(second, 5)));
        Assert.Equal((s_shared, s_shared), (Read(first, 0x0105), Read(second, 0x0105)));
        Assert.Equal([new NvmId(5)], first.List());
        Assert.Equal(new NvmListResponse(1, new NvmId(0x0105)), first.Ask(new NvmListRequest(new NvmId(0x0100))));
        Assert.Equal(new NvmListResponse(0, NvmId.None), first.Ask(new NvmListRequest(new NvmId(0x0105))));
        Assert.Equal(new NvmId(0x0105), first.Expect<NvmGetMetadataResponse>(new NvmGetMetadataRequest(new(0x0105))).Metadata.Id);

        Assert.Equal(HsmStatus.Ok, first.Status(new NvmDestroyRequest(new NvmIdList(new NvmId(5)))));
        Assert.Equal(HsmStatus.NotFound, first.Status(new NvmReadRequest(new(5), 0, 8)));
        Assert.Equal(s_two, Read(second, 5));
    }

    [Theory]
    [InlineData(0x0205)]
    [InlineData(0x0405)]
    [InlineData(0x1105)]
    [InlineData(0x2105)]
    [InlineData(0x3105)]
    public void AnyId_OfAnotherKindOrClient_ReachesTheOwnNumberAlone(ushort id)
    {
        using var server = Server();
        var (first, second) = (server.Session(1), server.Session(2));
        Assert.Equal(HsmStatus.Ok, first.Cache(KeyId.Local(5), s_one));
        Assert.Equal(HsmStatus.Ok, first.Status(new KeyCommitRequest(KeyId.Local(5))));
        Assert.Equal(HsmStatus.Ok, first.Status(new CounterInitRequest(new CounterId(5), 9)));
        first.Add(new(5), s_one);

        Assert.Equal(HsmStatus.NotFound, second.Status(new NvmGetMetadataRequest(new NvmId((ushort)(id & 0xFEFF)))));
        Assert.Equal(HsmStatus.Ok, second.Status(new NvmDestroyRequest(new NvmIdList(new NvmId(id), new NvmId((ushort)(id & 0xFEFF))))));
        Assert.Equal(HsmStatus.Ok, first.Status(new KeyExportRequest(KeyId.Local(5))));
        Assert.Equal(new CounterResponse(9), first.Ask(new CounterReadRequest(new CounterId(5))));
        Assert.Equal(s_one, Read(first, 5));
    }

    [Fact]
    public void Add_NoNumberOrAKeysFlags_BadArgs()
    {
        using var server = Server();
        var session = server.Session();

        Assert.All(new ushort[] { 0, 0x0100, 0x0205, 0x0405 }, id => Assert.Equal(HsmStatus.BadArgs, session.Add(new(id), s_one)));
        Assert.Empty(session.List());
    }

    [Fact]
    public void Requests_BeforeInit_Access()
    {
        using var server = Server();
        var session = server.Session(client: 0);

        Assert.Equal(HsmStatus.Access, session.Add(new(5), s_one));
        Assert.All(
            new HsmRequest[]
            {
                new NvmInitRequest(1), new NvmCleanupRequest(), new NvmGetAvailableRequest(), new NvmListRequest(NvmId.None), new NvmReadRequest(new(5), 0, 1),
                new NvmGetMetadataRequest(new(5)), new NvmDestroyRequest(new NvmIdList()),
            },
            request => Assert.Equal(new StatusResponse(HsmStatus.Access), session.Ask(request)));
    }

    [Fact]
    public void Certificates_OfAnotherClient_AreNotThere()
    {
        using var server = Server();
        var (first, second) = (server.Session(1), server.Session(2));
        Assert.Equal(HsmStatus.Ok, Trust(first, 0x0105));
        Assert.Equal(HsmStatus.Ok, Trust(first, 0x0005));

        Assert.Equal(HsmStatus.NotFound, second.Status(new CertificateReadTrustedRequest(new(0x0105))));
        Assert.Equal(HsmStatus.NotFound, second.Status(new CertificateEraseTrustedRequest(new(0x0105))));
        Assert.Equal(HsmStatus.Access, Trust(second, 0x0105));
        Assert.Equal(HsmStatus.Ok, second.Status(new CertificateReadTrustedRequest(new(0x0005))));
        Assert.Equal((s_one, s_one), (Read(first, 5), Read(second, 0x0105)));
    }

    [Fact]
    public void Raw_IsTheDefault()
    {
        using var server = new TestServer();
        var (first, second) = (server.Session(1), server.Session(2));
        first.Add(new(5), s_one);

        Assert.Equal(s_one, Read(second, 5));
    }

    private static TestServer Server() => new(TestServer.Options() with { NvmIds = NvmIdScheme.PerClient });

    private static Bytes Read(TestSession session, ushort id) => session.Expect<NvmReadResponse>(new NvmReadRequest(new(id), 0, 64)).Data;

    private static HsmStatus Trust(TestSession session, ushort id) =>
        session.Status(new CertificateAddTrustedRequest(new ObjectMetadata(new(id), 0, ObjectFlags.None, 8, default), s_one));
}
