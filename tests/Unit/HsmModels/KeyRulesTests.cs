using Hsm.Abstractions;
using Xunit;

namespace Unit.HsmModels;

public sealed class KeyRulesTests
{
    private static readonly KeyId s_key = KeyId.Local(1);
    private static readonly int s_object = s_key.ToNvmId(new ClientId(1)).Value;

    [Fact]
    public void Export_NonExportable_AnswersAccess()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, Requests.Cache(s_key, 0xAA, ObjectFlags.NonExportable));

        server.AssertRefuses(HsmStatus.Access, 0, new KeyExportRequest(s_key));
    }

    [Fact]
    public void Commit_Uncommitted_WritesNvmWithMetadata()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, Requests.Cache(s_key, 0xAA, ObjectFlags.UsageEncrypt));

        server.AssertDone(0, new KeyCommitRequest(s_key));

        NvmGetMetadataResponse found = Assert.IsType<NvmGetMetadataResponse>(
            server.Send(0, new NvmGetMetadataRequest(new NvmId((ushort)s_object))));
        Assert.Equal(
            new ObjectMetadata(new NvmId((ushort)s_object), 0xFFFF, ObjectFlags.UsageEncrypt, 16, Requests.Label("label 170")),
            found.Metadata);
    }

    [Fact]
    public void Commit_NotCached_AnswersNotFoundWhateverNvmHas()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.AssertRefuses(HsmStatus.NotFound, 0, new KeyCommitRequest(s_key));
        server.AssertDone(0, Requests.Add(s_object, 1));

        // NVM has it, so a committed copy may be cached: then Ok.
        Assert.Equal(
            [HsmStatus.NotFound, HsmStatus.Ok],
            server.Answers(0, new KeyCommitRequest(s_key)).Select(static answer => answer.Response.Status));
        Assert.All(server.Answers(0, new KeyCommitRequest(s_key)), answer => Assert.Equal(server.State, answer.Next));
    }

    [Fact]
    public void Commit_OverNonModifiableObject_IsAlwaysAllowed()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1, 1);
        server.Send(0, Requests.Cache(s_key, 0xAA));
        server.AssertDone(1, Requests.Add(s_object, 0xBB, ObjectFlags.NonModifiable));

        server.AssertDone(0, new KeyCommitRequest(s_key));

        Assert.Equal(new NvmReadResponse(Bytes.Repeat(0xAA, 16)), server.Send(1, Requests.Read(s_object)));
    }

    [Fact]
    public void Commit_DirectoryFull_AnswersNoSpaceAndKeepsTheKey()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        for (int id = 1; id <= SpecifiedServer.Info.NvmObjectCount; id++)
        {
            server.AssertDone(0, Requests.Add(id, 1));
        }

        server.Send(0, Requests.Cache(s_key, 0xAA));

        server.AssertRefuses(HsmStatus.NoSpace, 0, new KeyCommitRequest(s_key));
        server.AssertRefuses(HsmStatus.NoSpace, 0, Requests.Add(0x0700, 1));
        server.AssertDone(0, Requests.Add(1, 2));
    }

    [Fact]
    public void Erase_Key_ReachesNvmAndEveryCopyButNoUncommittedKeyOfOthers()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1, 1, 1);
        server.Send(0, Requests.Cache(s_key, 0xAA));
        server.AssertDone(0, new KeyCommitRequest(s_key));
        server.Send(1, new KeyExportRequest(s_key));
        server.Send(2, Requests.Cache(s_key, 0xCC));

        server.AssertDone(0, new KeyEraseRequest(s_key));

        server.AssertRefuses(HsmStatus.NotFound, 0, new KeyExportRequest(s_key));
        server.AssertRefuses(HsmStatus.NotFound, 1, new KeyExportRequest(s_key));
        Assert.Equal(Bytes.Repeat(0xCC, 16), Assert.IsType<KeyExportResponse>(server.Send(2, new KeyExportRequest(s_key))).Key);
        server.AssertDone(0, new KeyEraseRequest(s_key));
    }

    [Fact]
    public void Erase_StoredObjectProtected_KeepsTheCachedKeyToo()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, Requests.Cache(s_key, 0xAA));
        server.AssertDone(0, Requests.Add(s_object, 0xBB, ObjectFlags.NonDestroyable));

        server.AssertRefuses(HsmStatus.Access, 0, new KeyEraseRequest(s_key));

        Assert.Equal(Bytes.Repeat(0xAA, 16), Assert.IsType<KeyExportResponse>(server.Send(0, new KeyExportRequest(s_key))).Key);
    }

    [Fact]
    public void Revoke_UncommittedKey_TakesItsUsesAndMakesItUnchangeable()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, Requests.Cache(s_key, 0xAA, ObjectFlags.UsageAny));

        server.AssertDone(0, new KeyRevokeRequest(s_key));

        server.AssertRefuses(HsmStatus.Usage, 0, Requests.Encrypt(s_key));
        server.AssertRefuses(HsmStatus.Access, 0, Requests.Cache(s_key, 0xBB));
        server.AssertRefuses(HsmStatus.Access, 0, new KeyEraseRequest(s_key));
        server.AssertRefuses(HsmStatus.NotFound, 0, Requests.Read(s_object));
        Assert.IsType<KeyExportResponse>(server.Send(0, new KeyExportRequest(s_key)));
        server.AssertDone(0, new KeyRevokeRequest(s_key));
    }

    [Fact]
    public void Revoke_StoredKey_ReachesEverySession()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1, 1);
        server.Send(0, Requests.Cache(s_key, 0xAA, ObjectFlags.UsageAny));
        server.AssertDone(0, new KeyCommitRequest(s_key));
        Assert.IsType<AesGcmEncryptResponse>(server.Send(1, Requests.Encrypt(s_key)));

        server.AssertDone(1, new KeyRevokeRequest(s_key));

        server.AssertRefuses(HsmStatus.Usage, 0, Requests.Encrypt(s_key));
        server.AssertRefuses(HsmStatus.Usage, 1, Requests.Encrypt(s_key));
    }

    [Fact]
    public void Revoke_UncommittedOverStored_WritesTheUncommittedOne()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.AssertDone(0, Requests.Add(s_object, 0xBB, ObjectFlags.UsageAny, 16));
        server.Send(0, Requests.Cache(s_key, 0xAA, ObjectFlags.UsageAny));

        server.AssertDone(0, new KeyRevokeRequest(s_key));

        Assert.Equal(new NvmReadResponse(Bytes.Repeat(0xAA, 16)), server.Send(0, Requests.Read(s_object)));
    }

    [Fact]
    public void Revoke_Absent_AnswersNotFound() =>
        SpecifiedServer.WithClients(1).AssertRefuses(HsmStatus.NotFound, 0, new KeyRevokeRequest(s_key));
}
