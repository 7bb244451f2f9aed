using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>SHE against published messages, and secure boot, generator and RAM key from end to end.</summary>
public sealed class SheRequestTests
{
    private static readonly Bytes s_uid = Bytes.FromHex("000000000000000000000000000001");
    private static readonly Bytes s_master = Bytes.FromHex("000102030405060708090a0b0c0d0e0f");

    // The example of memory update in AUTOSAR SHE, 4.13.2.1: KEY_1 loaded by MASTER_ECU_KEY, counter 1, no flags.
    private static readonly SheLoadKeyRequest s_example = new(
        Bytes.FromHex("00000000000000000000000000000141"),
        Bytes.FromHex("2b111e2d93f486566bcbba1d7f7a9797c94643b050fc5d4d7de14cff682203c3"),
        Bytes.FromHex("b9d745e5ace7d41860bc63c2b9f5bb46"));

    [Fact]
    public void LoadKey_ExampleOfTheSpecification_ProofAsPublishedAndKeyOfUse()
    {
        using var server = new TestServer();
        var session = Session(server);

        var proof = session.Expect<SheLoadKeyResponse>(s_example);

        Assert.Equal(Bytes.FromHex("00000000000000000000000000000141b472e8d8727d70d57295e74849a27917"), proof.MessageFour);
        Assert.Equal(Bytes.FromHex("820d8d95dc11b4668878160cb2a4e23e"), proof.MessageFive);
        using var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = Convert.FromHexString("0f0e0d0c0b0a09080706050403020100");
        var expected = aes.EncryptEcb(new byte[32], System.Security.Cryptography.PaddingMode.None);
        Assert.Equal(new SheCipherResponse(new Bytes(expected)), session.Ask(new SheEcbRequest(CipherDirection.Encrypt, 4, Bytes.Repeat(0, 32))));
    }

    [Fact]
    public void LoadKey_SameMessagesAgain_CounterRefusesThem()
    {
        using var server = new TestServer();
        var session = Session(server);
        session.Expect<SheLoadKeyResponse>(s_example);

        Assert.Equal(HsmStatus.SheKeyUpdate, session.Status(s_example));
    }

    [Fact]
    public void LoadKey_OneBitOfEachMessageFlipped_Refused()
    {
        using var server = new TestServer();
        var session = Session(server);
        for (var bit = 0; bit < 8; bit++)
        {
            Assert.False(session.Ask(s_example with { MessageTwo = Flip(s_example.MessageTwo, bit * 31) }).IsOk);
            Assert.False(session.Ask(s_example with { MessageThree = Flip(s_example.MessageThree, bit * 15) }).IsOk);
            Assert.False(session.Ask(s_example with { MessageOne = Flip(s_example.MessageOne, bit * 16) }).IsOk);
        }

        Assert.Equal(HsmStatus.SheKeyEmpty, session.Status(new SheEcbRequest(CipherDirection.Encrypt, 4, default)));
    }

    [Fact]
    public void LoadKey_SlotLoaded_RawNvmRequestsClearItAndNoMore()
    {
        using var server = new TestServer();
        var session = Session(server);
        session.Expect<SheLoadKeyResponse>(s_example);
        var id = NvmId.Of(ObjectType.She, new ClientId(1), 4);

        Assert.Equal(HsmStatus.Access, session.Status(new NvmReadRequest(id, 0, 16)));
        Assert.Equal(HsmStatus.Access, session.Add(id, Bytes.Repeat(0, 16)));
        Assert.Equal(HsmStatus.Access, session.Status(new CertificateAddTrustedRequest(new ObjectMetadata(id, 0, ObjectFlags.None, 16, default), s_master)));
        Assert.Equal(HsmStatus.Access, session.Status(new CertificateEraseTrustedRequest(id)));
        Assert.Equal(HsmStatus.Ok, session.Status(new NvmDestroyRequest(new NvmIdList(id))));
        Assert.Equal(HsmStatus.SheKeyEmpty, session.Status(new SheGenerateMacRequest(4, default)));
    }

    [Fact]
    public void InitRng_SeedWrapExportedBefore_NoCopyOfItIsExportedAfterwards()
    {
        using var server = new TestServer(TestServer.Options() with { HardwareKeys = [new HardwareKey(1, ObjectFlags.UsageWrap, s_master)] });
        var session = Session(server);
        var export = new KeyWrapExportRequest(KeyId.Local(15), ObjectType.She, new KeyId(KeyId.HardwareFlag | 1));
        session.Expect<KeyWrapExportResponse>(export);

        Assert.Equal(HsmStatus.Ok, session.Status(new SheInitRngRequest()));
        Assert.Equal(HsmStatus.Access, session.Status(export));
    }

    [Theory]
    [InlineData(ObjectFlags.NonDestroyable)]
    [InlineData(ObjectFlags.NonModifiable)]
    public void InitRng_SeedProvisionedNotToBeDestroyed_IsNotFromThenOnEither(ObjectFlags flags)
    {
        using var server = new TestServer();
        var session = Session(server);
        var id = NvmId.Of(ObjectType.She, new ClientId(1), 15);
        Assert.Equal(HsmStatus.Ok, session.Status(new NvmAddRequest(new ObjectMetadata(id, 0, flags, 16, default), s_master)));

        Assert.Equal(HsmStatus.Access, session.Status(new NvmDestroyRequest(new NvmIdList(id))));
        Assert.Equal(HsmStatus.Ok, session.Status(new SheInitRngRequest()));
        Assert.Equal(HsmStatus.Access, session.Status(new NvmDestroyRequest(new NvmIdList(id))));
        Assert.Equal(HsmStatus.Access, session.Add(id, s_master));
    }

    [Fact]
    public void ExportRamKey_LoadedAgain_SameKeyButNoLongerPlain()
    {
        using var server = new TestServer();
        var session = Session(server);
        Assert.Equal(HsmStatus.SheKeyInvalid, session.Status(new SheExportRamKeyRequest()));
        Assert.Equal(HsmStatus.Ok, session.Status(new SheLoadPlainKeyRequest(s_master)));
        var mac = session.Ask(new SheGenerateMacRequest(14, s_uid));
        var exported = session.Expect<SheExportRamKeyResponse>(new SheExportRamKeyRequest());
        Assert.Equal(HsmStatus.Ok, session.Status(new SheLoadPlainKeyRequest(Bytes.Repeat(9, 16))));
        Assert.NotEqual(mac, session.Ask(new SheGenerateMacRequest(14, s_uid)));

        var loaded = session.Expect<SheLoadKeyResponse>(new SheLoadKeyRequest(exported.MessageOne, exported.MessageTwo, exported.MessageThree));

        Assert.Equal(new SheLoadKeyResponse(exported.MessageFour, exported.MessageFive), loaded);
        Assert.Equal(mac, session.Ask(new SheGenerateMacRequest(14, s_uid)));
        Assert.Equal(HsmStatus.SheKeyInvalid, session.Status(new SheExportRamKeyRequest()));
    }

    [Fact]
    public void SecureBoot_FirstTimeStoresThenCompares_BootProtectedKeyFollows()
    {
        using var server = new TestServer();
        var first = Session(server);
        Assert.Equal(HsmStatus.SheNoSecureBoot, first.Status(new SheSecureBootInitRequest(40)));
        first.Add(NvmId.Of(ObjectType.She, new ClientId(1), 2), s_master, label: string.Empty);
        Assert.Equal(HsmStatus.Ok, first.Status(new NvmAddRequest(
            new ObjectMetadata(NvmId.Of(ObjectType.She, new ClientId(1), 5), 0, ObjectFlags.None, 16, new ObjectLabel([0, 0, 0, 0, 0, 0, 0, 2])), s_master)));
        var use = new SheEcbRequest(CipherDirection.Encrypt, 5, s_master);
        Assert.Equal(HsmStatus.SheKeyNotAvailable, first.Status(use));

        Assert.Equal(SheStatusFlags.SecureBoot | SheStatusFlags.BootFinished | SheStatusFlags.BootOk | SheStatusFlags.BootInit, Boot(first, 1, HsmStatus.Ok));
        Assert.Equal(HsmStatus.Ok, first.Status(use));

        var second = Session(server);
        Assert.Equal(SheStatusFlags.SecureBoot | SheStatusFlags.BootFinished | SheStatusFlags.BootOk, Boot(second, 1, HsmStatus.Ok));
        var third = Session(server);
        Assert.Equal(SheStatusFlags.SecureBoot | SheStatusFlags.BootFinished, Boot(third, 2, HsmStatus.SheGeneral));
        Assert.Equal(HsmStatus.SheKeyNotAvailable, third.Status(use));
    }

    [Fact]
    public void Rng_TwoSessions_NeverTheSameBytes()
    {
        using var server = new TestServer();
        var drawn = new HashSet<Bytes>();
        for (var i = 0; i < 3; i++)
        {
            var session = Session(server);
            Assert.Equal(HsmStatus.SheRngSeed, session.Status(new SheRandomRequest()));
            Assert.Equal(HsmStatus.Ok, session.Status(new SheInitRngRequest()));
            for (var k = 0; k < 4; k++)
            {
                Assert.True(drawn.Add(session.Expect<SheRandomResponse>(new SheRandomRequest()).Data));
                Assert.Equal(HsmStatus.Ok, session.Status(new SheExtendSeedRequest(s_master)));
            }
        }
    }

    private static SheStatusFlags Boot(TestSession session, byte content, HsmStatus expected)
    {
        Assert.Equal(HsmStatus.Ok, session.Status(new SheSecureBootInitRequest(40)));
        Assert.Equal(HsmStatus.Ok, session.Status(new SheSecureBootUpdateRequest(Bytes.Repeat(content, 23))));
        Assert.Equal(HsmStatus.SheSequence, session.Status(new SheSecureBootFinishRequest()));
        Assert.Equal(HsmStatus.SheSequence, session.Status(new SheGenerateMacRequest(14, default)));
        Assert.Equal(HsmStatus.SheSequence, session.Status(new SheSecureBootUpdateRequest(Bytes.Repeat(content, 18))));
        Assert.Equal(HsmStatus.Ok, session.Status(new SheSecureBootUpdateRequest(Bytes.Repeat(content, 17))));
        Assert.Equal(expected, session.Status(new SheSecureBootFinishRequest()));
        return session.Expect<SheGetStatusResponse>(new SheGetStatusRequest()).Flags;
    }

    // A client provisions by raw NVM requests what nothing authorises yet.
    private static TestSession Session(TestServer server)
    {
        var session = server.Session();
        if (session.List().Count == 0)
        {
            foreach (var slot in new byte[] { 0, 1, 15 })
            {
                Assert.Equal(HsmStatus.Ok, session.Add(NvmId.Of(ObjectType.She, new ClientId(1), slot), s_master, label: string.Empty));
            }
        }

        Assert.Equal(HsmStatus.SheSequence, session.Status(new SheExportRamKeyRequest()));
        Assert.Equal(HsmStatus.Ok, session.Status(new SheSetUidRequest(s_uid)));
        Assert.Equal(HsmStatus.SheSequence, session.Status(new SheSetUidRequest(s_uid)));
        return session;
    }

    private static Bytes Flip(Bytes bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return new Bytes(flipped);
    }
}
