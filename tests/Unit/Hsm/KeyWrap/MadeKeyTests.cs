using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>CACHE_RANDOM and EXPORT_PUBLIC.</summary>
public sealed class MadeKeyTests : IDisposable
{
    private readonly TestServer _server = new();
    private readonly TestSession _session;

    public MadeKeyTests() => _session = _server.Session();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void CacheRandom_Twice_MakesTwoKeys()
    {
        var first = _session.Expect<KeyCacheResponse>(new KeyCacheRandomRequest(KeyId.Assign, ObjectFlags.UsageAny, default, 32)).Id;
        var second = _session.Expect<KeyCacheResponse>(new KeyCacheRandomRequest(KeyId.Assign, ObjectFlags.UsageAny, default, 32)).Id;

        var key = _session.Expect<KeyExportResponse>(new KeyExportRequest(first)).Key;
        Assert.Equal(32, key.Length);
        Assert.NotEqual(Bytes.Repeat(0, 32), key);
        Assert.NotEqual(key, _session.Expect<KeyExportResponse>(new KeyExportRequest(second)).Key);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1201)]
    [InlineData(KeyId.WrappedFlag | 5, 16)]
    [InlineData(KeyId.HardwareFlag, 16)]
    public void CacheRandom_BadLengthOrId_AnswersBadArgs(int id, int length) =>
        Assert.Equal(HsmStatus.BadArgs, _session.Status(new KeyCacheRandomRequest(new KeyId(id), ObjectFlags.None, default, length)));

    [Fact]
    public void CacheRandom_OverAKeyNotToBeModified_LeavesIt()
    {
        Assert.Equal(HsmStatus.Ok, _session.Cache(KeyId.Local(1), Bytes.Repeat(1, 16), ObjectFlags.NonModifiable));

        Assert.Equal(HsmStatus.Access, _session.Status(new KeyCacheRandomRequest(KeyId.Local(1), ObjectFlags.None, default, 16)));
        Assert.Equal(Bytes.Repeat(1, 16), _session.Expect<KeyExportResponse>(new KeyExportRequest(KeyId.Local(1))).Key);
    }

    [Fact]
    public void ExportPublic_GeneratedKeys_AreWhatGenerationTold()
    {
        var target = new KeyTarget(KeyId.Assign, ObjectFlags.NonExportable, ObjectLabel.FromText("pair"));

        AssertPublic(new EccKeyGenRequest(32, EccCurve.P256, target), PublicKeyAlgorithm.Ecc);
        AssertPublic(new Ed25519KeyGenRequest(target), PublicKeyAlgorithm.Ed25519);
        AssertPublic(new X25519KeyGenRequest(target), PublicKeyAlgorithm.X25519);
        AssertPublic(new RsaKeyGenRequest(2048, 65537, target), PublicKeyAlgorithm.Rsa);
    }

    [Fact]
    public void ExportPublic_Refusals_AreThoseOfThePage()
    {
        Assert.Equal(HsmStatus.Ok, _session.Cache(KeyId.Local(1), Bytes.Repeat(1, 16)));

        Assert.Equal(HsmStatus.BadArgs, _session.Status(new KeyExportPublicRequest(KeyId.Local(1), PublicKeyAlgorithm.None)));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(new KeyExportPublicRequest(KeyId.Local(1), (PublicKeyAlgorithm)9)));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(new KeyExportPublicRequest(KeyId.Assign, PublicKeyAlgorithm.Ecc)));
        Assert.Equal(HsmStatus.NotFound, _session.Status(new KeyExportPublicRequest(KeyId.Local(2), PublicKeyAlgorithm.Ecc)));
        Assert.Equal(HsmStatus.NotCompiledIn, _session.Status(new KeyExportPublicRequest(KeyId.Local(1), PublicKeyAlgorithm.Lms)));
        foreach (var algorithm in (PublicKeyAlgorithm[])[PublicKeyAlgorithm.Rsa, PublicKeyAlgorithm.Ecc, PublicKeyAlgorithm.X25519, PublicKeyAlgorithm.Ed25519])
        {
            Assert.Equal(HsmStatus.BadArgs, _session.Status(new KeyExportPublicRequest(KeyId.Local(1), algorithm)));
        }
    }

    private void AssertPublic(HsmRequest generation, PublicKeyAlgorithm algorithm)
    {
        var generated = _session.Expect<GeneratedKeyResponse>(generation);

        var told = _session.Expect<KeyExportPublicResponse>(new KeyExportPublicRequest(generated.Key, algorithm));

        Assert.Equal(generated.Encoding, told.PublicKey);
        Assert.Equal(ObjectLabel.FromText("pair"), told.Label);
        Assert.Equal(HsmStatus.Access, _session.Status(new KeyExportRequest(generated.Key)));
        var wrong = algorithm == PublicKeyAlgorithm.Ecc ? PublicKeyAlgorithm.Rsa : PublicKeyAlgorithm.Ecc;
        Assert.Equal(HsmStatus.BadArgs, _session.Status(new KeyExportPublicRequest(generated.Key, wrong)));
    }
}
