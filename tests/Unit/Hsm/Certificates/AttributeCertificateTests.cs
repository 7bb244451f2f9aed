using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>CERT VERIFY_ACERT.</summary>
public sealed class AttributeCertificateTests
{
    private static readonly TestCertificates s_certificates = new();
    private static readonly NvmId s_a = new(1);
    private static readonly NvmId s_b = new(2);

    [Fact]
    public void Verify_SignedByTheRootThatItNames_OkAndUnderAnotherNot()
    {
        using var server = new TestServer();
        var session = Session(server);
        var good = s_certificates.Attribute.Sign();

        Assert.Equal(HsmStatus.Ok, session.Status(new CertificateVerifyAttributeRequest(s_a, good)));
        Assert.Equal(HsmStatus.CertificateVerify, session.Status(new CertificateVerifyAttributeRequest(s_b, good)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new CertificateVerifyAttributeRequest(new NvmId(9), good)));
    }

    [Fact]
    public void Verify_WrongSignatureIssuerOrCriticalExtension_Refused()
    {
        using var server = new TestServer();
        var session = Session(server);
        var forged = s_certificates.Attribute.Sign().ToArray();
        forged[^1] ^= 1;
        Bytes[] wrong =
        [
            new(forged),
            (s_certificates.Attribute with { IssuerName = new("CN=B") }).Sign(),
            (s_certificates.Attribute with { HasTarget = true }).Sign(),
        ];

        Assert.All(wrong, certificate => Assert.Equal(
            HsmStatus.CertificateVerify, session.Status(new CertificateVerifyAttributeRequest(s_a, certificate))));
    }

    [Fact]
    public void Verify_NoAttributeCertificate_AsnParse()
    {
        using var server = new TestServer();
        var session = Session(server);
        var good = s_certificates.Attribute.Sign();
        Bytes[] none = [.. s_certificates.Malformed, s_certificates.LeafA, new([.. good.Span, 0]), new(good.Span[..^1]), new([.. good.Span, .. good.Span])];

        Assert.All(none, bytes => Assert.Equal(HsmStatus.AsnParse, session.Status(new CertificateVerifyAttributeRequest(s_a, bytes))));
    }

    [Fact]
    public void Verify_AnyByteChanged_NeverOkAndNeverFatal()
    {
        using var server = new TestServer();
        var session = Session(server);
        var good = s_certificates.Attribute.Sign();
        for (var i = 0; i < good.Length; i++)
        {
            var changed = good.ToArray();
            changed[i] ^= (byte)(1 << (i % 8));
            Assert.NotEqual(HsmStatus.Ok, session.Status(new CertificateVerifyAttributeRequest(s_a, new Bytes(changed))));
        }
    }

    [Theory]
    [InlineData(0, 12, HsmStatus.Ok)]
    [InlineData(-12, -1, HsmStatus.CertificateVerify)]
    [InlineData(7, 12, HsmStatus.CertificateVerify)]
    public void Verify_WithAClock_DatesCount(int fromMonth, int toMonth, HsmStatus expected)
    {
        var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var server = new TestServer(TestServer.Options() with { CertificateClock = new FixedClock(start.AddMonths(6)) });
        var session = Session(server);
        var dated = s_certificates.Attribute with { From = start.AddMonths(fromMonth), To = start.AddMonths(toMonth) };

        Assert.Equal(expected, session.Status(new CertificateVerifyAttributeRequest(s_a, dated.Sign())));
    }

    [Fact]
    public void Verify_WithAClockAfterTheRootsEnd_Refused()
    {
        using var server = new TestServer(TestServer.Options() with { CertificateClock = new FixedClock(new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero)) });
        var session = Session(server);
        var lasting = s_certificates.Attribute with { To = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero) };

        Assert.Equal(HsmStatus.CertificateVerify, session.Status(new CertificateVerifyAttributeRequest(s_a, lasting.Sign())));
    }

    private static TestSession Session(TestServer server)
    {
        var session = server.Session();
        Assert.Equal(HsmStatus.Ok, session.Status(Trust(s_a, s_certificates.RootA)));
        Assert.Equal(HsmStatus.Ok, session.Status(Trust(s_b, s_certificates.RootB)));
        return session;
    }

    private static CertificateAddTrustedRequest Trust(NvmId id, Bytes root) =>
        new(new ObjectMetadata(id, 0, ObjectFlags.None, (ushort)root.Length, default), root);
}
