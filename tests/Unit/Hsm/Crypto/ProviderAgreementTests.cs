using System.Security.Cryptography;
using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Software against platform on random inputs, for everything that both have.</summary>
public sealed class ProviderAgreementTests
{
    private readonly ICryptoProvider _software = new SoftwareCrypto();
    private readonly ICryptoProvider _platform = new SystemAccelerator();

    public static TheoryData<EccCurve> Curves => [EccCurve.P256, EccCurve.P384, EccCurve.P521];

    [Theory]
    [InlineData(AesMode.Ecb)]
    [InlineData(AesMode.Cbc)]
    public void Aes_RandomBlocks_SameBytesEitherWay(AesMode mode)
    {
        var random = new Random(1);
        for (var i = 0; i < 100; i++)
        {
            var iv = mode == AesMode.Cbc ? Next(random, 16) : [];
            var input = new AesInput(mode, Next(random, 16 + (8 * random.Next(3))), iv, Next(random, 16 * random.Next(6)));
            var one = new byte[input.Data.Length];
            var two = new byte[input.Data.Length];
            Assert.Equal(HsmStatus.Ok, _software.Aes.Encrypt(input, one));
            Assert.Equal(HsmStatus.Ok, _platform.Aes.Encrypt(input, two));
            Assert.Equal(one, two);

            Assert.Equal(HsmStatus.Ok, _software.Aes.Decrypt(input with { Data = one }, two));
            Assert.Equal(input.Data.ToArray(), two);
            Assert.Equal(HsmStatus.Ok, _platform.Aes.Decrypt(input with { Data = one.ToArray() }, one));
            Assert.Equal(input.Data.ToArray(), one);
        }

        Assert.Equal(HsmStatus.NotCompiledIn, _software.Aes.Encrypt(new AesInput(mode, new byte[17], new byte[16], default), []));
        Assert.Equal(HsmStatus.NotCompiledIn, _platform.Aes.Encrypt(new AesInput(mode, new byte[17], new byte[16], default), []));
    }

    [Fact]
    public void Hmac_RandomMessages_SameCodes()
    {
        var random = new Random(2);
        foreach (var function in Enum.GetValues<HashFunction>().Where(one => _platform.Hmac.Supports(one)))
        {
            for (var i = 0; i < 40; i++)
            {
                var key = Next(random, random.Next(200));
                var message = Next(random, random.Next(300));
                var one = new byte[function.DigestLengthBytes()];
                var two = new byte[function.DigestLengthBytes()];
                Assert.Equal(HsmStatus.Ok, _software.Hmac.Compute(function, key, message, one));
                Assert.Equal(HsmStatus.Ok, _platform.Hmac.Compute(function, key, message, two));
                Assert.Equal(one, two);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Ecc_KeysOfEither_SignVerifyAndAgreeWithTheOther(EccCurve curve)
    {
        foreach (var (maker, other) in ((ICryptoProvider, ICryptoProvider)[])[(_software, _platform), (_platform, _software)])
        {
            Assert.Equal(HsmStatus.Ok, maker.Ecc.GenerateKey(curve, new SystemEntropy(), out var own));
            Assert.Equal(HsmStatus.Ok, other.Ecc.GenerateKey(curve, new SystemEntropy(), out var peer));
            Assert.Equal(curve, other.Ecc.CurveOf(own));
            Assert.Equal(HsmStatus.Ok, maker.Ecc.MakePublic(own, out var point));
            Assert.Equal(HsmStatus.Ok, other.Ecc.MakePublic(own, out var again));
            Assert.Equal(point, again);
            Assert.Equal(HsmStatus.Ok, other.Ecc.MakePublic(point.Span, out again));
            Assert.Equal(point, again);
            Assert.Equal(HsmStatus.Ok, other.Ecc.MakePublic(peer, out var peerPoint));

            foreach (var length in (int[])[1, 20, 32, 48, 64])
            {
                var digest = RandomNumberGenerator.GetBytes(length);
                Assert.Equal(HsmStatus.Ok, maker.Ecc.Sign(own, digest, out var signature));
                Assert.Equal(HsmStatus.Ok, other.Ecc.Verify(point.Span, digest, signature.Span, out var isValid));
                Assert.True(isValid);
                digest[0] ^= 1;
                Assert.Equal(HsmStatus.Ok, other.Ecc.Verify(own, digest, signature.Span, out isValid));
                Assert.False(isValid);
            }

            Assert.Equal(HsmStatus.Ok, maker.Ecc.Agree(own, peerPoint.Span, out var one));
            Assert.Equal(HsmStatus.Ok, other.Ecc.Agree(peer, point.Span, out var two));
            Assert.Equal(one, two);
        }
    }

    [Fact]
    public void Ecc_BytesThatAreNoKey_AsnParseFromEither()
    {
        Assert.Equal(HsmStatus.Ok, _software.Ecc.GenerateKey(EccCurve.P256, new SystemEntropy(), out var key));
        Assert.Equal(HsmStatus.Ok, _software.Ecc.MakePublic(key, out var point));
        var offCurve = point.ToArray();
        offCurve[^1] ^= 1;
        byte[][] wrong = [[], [1, 2, 3], Bytes.Repeat(0x30, 32).ToArray(), key[..^1], [.. key, 0], offCurve];
        foreach (var provider in (ICryptoProvider[])[_software, _platform])
        {
            foreach (var bytes in wrong)
            {
                Assert.Equal(HsmStatus.AsnParse, provider.Ecc.MakePublic(bytes, out _));
                Assert.Equal(HsmStatus.AsnParse, provider.Ecc.Verify(bytes, new byte[32], new byte[70], out _));
                Assert.Equal(HsmStatus.AsnParse, provider.Ecc.Agree(key, bytes, out _));
            }

            // A public key signs nothing and agrees on nothing.
            Assert.Equal(HsmStatus.AsnParse, provider.Ecc.Sign(point.Span, new byte[32], out _));
            Assert.Equal(HsmStatus.AsnParse, provider.Ecc.Agree(point.Span, point.Span, out _));
        }
    }

    [Fact]
    public void Ecc_PrivateKeyWithAForeignPoint_PointIsComputed()
    {
        Assert.Equal(HsmStatus.Ok, _software.Ecc.GenerateKey(EccCurve.P256, new SystemEntropy(), out var key));
        Assert.Equal(HsmStatus.Ok, _software.Ecc.MakePublic(key, out var point));
        using var read = EccKey.Read(key)!;
        var forged = EccKey.EncodePrivate(EccCurve.P256, read.PrivateValue, new byte[64]);

        Assert.Equal(HsmStatus.Ok, _software.Ecc.MakePublic(forged, out var one));
        Assert.Equal(HsmStatus.Ok, _platform.Ecc.MakePublic(forged, out var two));
        Assert.Equal(point, one);
        Assert.Equal(point, two);
    }

    [Fact]
    public void Rsa_KeysOfEither_RawOperationsUndoEachOther()
    {
        Assert.Equal(HsmStatus.Ok, _platform.Rsa.GenerateKey(2048, 65537, new SystemEntropy(), out var platformKey));
        Assert.Equal(HsmStatus.Ok, _software.Rsa.GenerateKey(1024, 3, new SystemEntropy(), out var softwareKey));
        foreach (var (key, length) in ((byte[], int)[])[(platformKey, 256), (softwareKey, 128)])
        {
            Assert.Equal(HsmStatus.Ok, _software.Rsa.GetSize(key, out var size));
            Assert.Equal(length, size);
            Assert.Equal(HsmStatus.Ok, _software.Rsa.MakePublic(key, out var spki));
            var source = RandomNumberGenerator.GetBytes(length);
            source[0] = 0;
            Assert.Equal(HsmStatus.Ok, _software.Rsa.PublicOperation(spki.Span, source, out var enciphered));
            Assert.Equal(HsmStatus.Ok, _software.Rsa.PrivateOperation(key, enciphered.Span, out var back));
            Assert.Equal(new Bytes(source), back);
            using var platform = RSA.Create();
            platform.ImportSubjectPublicKeyInfo(spki.Span, out _);
            var digest = RandomNumberGenerator.GetBytes(32);
            Assert.Equal(HsmStatus.Ok, _software.Rsa.PrivateOperation(key, Pkcs1(digest, length), out var signature));
            Assert.True(platform.VerifyHash(digest, signature.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
            Assert.Equal(HsmStatus.BadFunctionArgument, _software.Rsa.PublicOperation(key, Bytes.Repeat(0xFF, length).Span, out _));
            Assert.Equal(HsmStatus.AsnParse, _software.Rsa.PrivateOperation(spki.Span, source, out _));
        }
    }

    [Fact]
    public void Rsa_SourceThatIsItsOwnPower_GivesItselfInTheModulusLength()
    {
        Assert.Equal(HsmStatus.Ok, _platform.Rsa.GenerateKey(1024, 65537, new SystemEntropy(), out var key));
        using var platform = RSA.Create();
        platform.ImportRSAPrivateKey(key, out _);
        var last = platform.ExportParameters(includePrivateParameters: false).Modulus!;
        last[^1] ^= 1;
        foreach (var source in (byte[][])[new byte[128], [.. new byte[127], 1], last])
        {
            Assert.Equal(HsmStatus.Ok, _software.Rsa.PublicOperation(key, source, out var result));
            Assert.Equal(new Bytes(source), result);
            Assert.Equal(HsmStatus.Ok, _software.Rsa.PrivateOperation(key, source, out result));
            Assert.Equal(new Bytes(source), result);
        }

        last[^1] ^= 1;
        Assert.Equal(HsmStatus.BadFunctionArgument, _software.Rsa.PublicOperation(key, last, out _));
    }

    // EMSA-PKCS1-v1_5 (RFC 8017, 9.2) of a SHA-256 digest.
    private static byte[] Pkcs1(byte[] digest, int length)
    {
        byte[] info = [.. Convert.FromHexString("3031300d060960864801650304020105000420"), .. digest];
        return [0, 1, .. Bytes.Repeat(0xFF, length - info.Length - 3).ToArray(), 0, .. info];
    }

    private static byte[] Next(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
