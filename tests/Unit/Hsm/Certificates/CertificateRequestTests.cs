using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Trusted roots, chains, the leaf's key.</summary>
public sealed class CertificateRequestTests
{
    private static readonly TestCertificates s_certificates = new();
    private static readonly NvmId s_a = new(1);
    private static readonly NvmId s_b = new(2);

    [Fact]
    public void Verify_EveryChainUnderItsRoot_HoldsAndUnderTheOtherNot()
    {
        using var server = new TestServer();
        var session = Session(server);

        for (var i = 0; i < s_certificates.Good.Length; i++)
        {
            var chain = s_certificates.Good[i];
            var isB = i == s_certificates.Good.Length - 1;
            Assert.Equal(isB ? HsmStatus.CertificateVerify : HsmStatus.Ok, session.Status(new CertificateVerifyRequest(s_a, chain)));
            Assert.Equal(isB ? HsmStatus.Ok : HsmStatus.CertificateVerify, session.Status(new CertificateVerifyRequest(s_b, chain)));
            Assert.Equal(HsmStatus.Ok, session.Status(new CertificateVerifyMultiRootRequest(new NvmIdList(new NvmId(9), s_b, s_a), chain)));
        }
    }

    [Fact]
    public void Verify_WrongOrMalformedChain_Refused()
    {
        using var server = new TestServer();
        var session = Session(server);

        Assert.All(s_certificates.Bad, chain => Assert.Equal(
            HsmStatus.CertificateVerify, session.Status(new CertificateVerifyMultiRootRequest(new NvmIdList(s_a, s_b), chain))));
        Assert.All(s_certificates.Malformed, chain => Assert.Equal(
            HsmStatus.AsnParse, session.Status(new CertificateVerifyRequest(s_a, chain))));
        Assert.Equal(HsmStatus.NotFound, session.Status(new CertificateVerifyRequest(new NvmId(9), s_certificates.LeafA)));
    }

    [Fact]
    public void Verify_CacheLeafPublicKey_KeyIsThereOnlyWhenTheChainHolds()
    {
        using var server = new TestServer();
        var session = Session(server);
        var request = new CertificateVerifyRequest(s_a, s_certificates.LeafA)
        {
            Flags = CertificateVerifyFlags.CacheLeafPublicKey,
            CachedKeyFlags = ObjectFlags.UsageVerify,
            Key = KeyId.Local(5),
        };

        Assert.Equal(HsmStatus.CertificateVerify, session.Status(request with { TrustedRoot = s_b }));
        Assert.Equal(HsmStatus.NotFound, session.Status(new KeyExportRequest(KeyId.Local(5))));
        Assert.Equal(new CertificateVerifyResponse(KeyId.Local(5)), session.Ask(request));
        Assert.Equal(s_certificates.LeafPublicKey(s_certificates.LeafA), session.Expect<KeyExportResponse>(new KeyExportRequest(KeyId.Local(5))).Key);
    }

    [Fact]
    public void Verify_RootErasedOrReplacedAfterItHeld_NotRemembered()
    {
        using var server = new TestServer();
        var session = Session(server);
        var request = new CertificateVerifyRequest(s_a, s_certificates.LeafA);
        Assert.Equal(HsmStatus.Ok, session.Status(request));
        Assert.Equal(HsmStatus.Ok, session.Status(request));

        Assert.Equal(HsmStatus.Ok, session.Status(Add(s_a, s_certificates.RootB)));
        Assert.Equal(HsmStatus.CertificateVerify, session.Status(request));
        Assert.Equal(HsmStatus.Ok, session.Status(new CertificateEraseTrustedRequest(s_a)));
        Assert.Equal(HsmStatus.NotFound, session.Status(request));
    }

    [Theory]
    [InlineData(2020, HsmStatus.Ok)]
    [InlineData(2023, HsmStatus.CertificateVerify)]
    public void Verify_ServerHasAClock_DatesCount(int year, HsmStatus expected)
    {
        using var server = new TestServer(TestServer.Options() with { CertificateClock = new FixedClock(new(year, 6, 1, 0, 0, 0, TimeSpan.Zero)) });
        var session = Session(server);

        Assert.Equal(expected, session.Status(new CertificateVerifyRequest(s_a, s_certificates.LeafA)));
    }

    [Fact]
    public void ReadTrusted_Policy_AsStoredOrRefused()
    {
        using var server = new TestServer();
        var session = Session(server);
        Assert.Equal(HsmStatus.Ok, session.Status(Add(new NvmId(3), s_certificates.RootB, ObjectFlags.NonExportable | ObjectFlags.NonModifiable)));

        Assert.Equal(new CertificateReadTrustedResponse(s_certificates.RootA), session.Ask(new CertificateReadTrustedRequest(s_a)));
        Assert.Equal(HsmStatus.Access, session.Status(new CertificateReadTrustedRequest(new NvmId(3))));
        Assert.Equal(HsmStatus.Access, session.Status(new NvmDestroyRequest(new NvmIdList(new NvmId(3)))));
        Assert.Equal(HsmStatus.NotFound, session.Status(new CertificateReadTrustedRequest(new NvmId(4))));
        Assert.Equal(HsmStatus.Ok, session.Status(new CertificateVerifyRequest(new NvmId(3), s_certificates.Good[^1])));
        Assert.Equal(HsmStatus.Ok, session.Status(new CertificateEraseTrustedRequest(new NvmId(3))));
        Assert.Equal(HsmStatus.Ok, session.Status(Add(new NvmId(3), s_certificates.RootB, ObjectFlags.NonDestroyable)));
        Assert.Equal(HsmStatus.Access, session.Status(new CertificateEraseTrustedRequest(new NvmId(3))));
    }

    [Fact]
    public void EraseTrusted_RevokedKeyByItsRawId_Access()
    {
        using var server = new TestServer();
        var session = server.Session();
        var key = KeyId.Local(5);
        Assert.Equal(HsmStatus.Ok, session.Cache(key, Bytes.Repeat(1, 16)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyCommitRequest(key)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyRevokeRequest(key)));

        Assert.Equal(HsmStatus.Access, session.Status(new KeyEraseRequest(key)));
        Assert.Equal(HsmStatus.Access, session.Status(new CertificateEraseTrustedRequest(key.ToNvmId(new ClientId(1)))));
    }

    [Fact]
    public void Login_ByCertificate_ChainUnderTheUsersRoot()
    {
        using var server = new TestServer(TestServer.Options() with { Auth = new AuthOptions { AdministratorPin = "0000", PinIterations = 1 } });
        var admin = server.Session();
        var name = UserName.FromText("user");
        admin.Expect<AuthLoginResponse>(new AuthLoginRequest(AuthMethod.Pin, UserName.FromText("admin"), new Bytes("0000"u8)));
        Assert.Equal(HsmStatus.BadArgs, admin.Status(new AuthUserAddRequest(name, default, AuthMethod.Certificate, Bytes.Repeat(1, 9))));
        admin.Expect<AuthUserAddResponse>(new AuthUserAddRequest(name, default, AuthMethod.Certificate, s_certificates.RootA));
        var user = server.Session();

        Assert.Equal(HsmStatus.AuthLoginFailed, user.Status(new AuthLoginRequest(AuthMethod.Pin, name, s_certificates.LeafA)));
        Assert.Equal(HsmStatus.AuthLoginFailed, user.Status(new AuthLoginRequest(AuthMethod.Certificate, name, s_certificates.Good[^1])));
        user.Expect<AuthLoginResponse>(new AuthLoginRequest(AuthMethod.Certificate, name, s_certificates.LeafA));
    }

    private static TestSession Session(TestServer server)
    {
        var session = server.Session();
        Assert.Equal(HsmStatus.Ok, session.Status(Add(s_a, s_certificates.RootA)));
        Assert.Equal(HsmStatus.Ok, session.Status(Add(s_b, s_certificates.RootB)));
        return session;
    }

    private static CertificateAddTrustedRequest Add(NvmId id, Bytes certificate, ObjectFlags flags = ObjectFlags.None) =>
        new(new ObjectMetadata(id, 0, flags, (ushort)certificate.Length, default), certificate);
}
