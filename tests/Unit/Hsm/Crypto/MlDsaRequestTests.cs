using System.Text;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>ML-DSA from end to end.</summary>
public sealed class MlDsaRequestTests
{
    private static readonly KeyId s_key = KeyId.Local(1);
    private static readonly Bytes s_message = new(Encoding.ASCII.GetBytes("a message"));

    public static TheoryData<string, MlDsaLevel> Levels => new(
        from crypto in (string[])[PostQuantum.Toys, PostQuantum.Platform] from level in Enum.GetValues<MlDsaLevel>() select (crypto, level));

    [Theory]
    [MemberData(nameof(Levels))]
    public void Signature_OfAMessageAndItsContext_VerifiesForThemAlone(string crypto, MlDsaLevel level)
    {
        using var server = PostQuantum.Server(crypto);
        var session = server.Session();
        var made = session.Expect<GeneratedKeyResponse>(new MlDsaKeyGenRequest(level, Target(KeyId.Assign)));
        var exported = session.Expect<KeyExportPublicResponse>(new KeyExportPublicRequest(made.Key, PublicKeyAlgorithm.MlDsa));
        Assert.Equal(made.Encoding, exported.PublicKey);
        Assert.Equal(HsmStatus.BadArgs, session.Status(new KeyExportPublicRequest(made.Key, PublicKeyAlgorithm.MlKem)));
        Assert.Equal(HsmStatus.Ok, session.Cache(KeyId.Local(9), made.Encoding));

        var sign = new MlDsaSignRequest(made.Key, level, s_message) { Context = Bytes.Repeat(3, 255) };
        var signature = session.Expect<SignatureResponse>(sign).Signature;
        foreach (var key in (KeyId[])[made.Key, KeyId.Local(9)])
        {
            var verify = new MlDsaVerifyRequest(key, level, signature, s_message) { Context = sign.Context };
            Assert.True(IsValid(session, verify));
            Assert.False(IsValid(session, verify with { Context = default }));
            Assert.False(IsValid(session, verify with { Message = Bytes.Repeat(1, 9) }));
            Assert.False(IsValid(session, verify with { Signature = signature.Slice(0, signature.Length - 1) }));
            Assert.False(IsValid(session, verify with { Signature = default }));
            Assert.False(IsValid(session, verify with { Message = Bytes.Repeat(1, 64), PreHash = HashFunction.Sha512 }));
        }

        // A public key signs nothing.
        Assert.Equal(HsmStatus.AsnParse, session.Status(sign with { Key = KeyId.Local(9) }));
        Assert.Equal(HsmStatus.BadArgs, session.Status(sign with { Context = Bytes.Repeat(3, 256) }));
        Assert.Equal(HsmStatus.BadArgs, session.Status(sign with { Level = (MlDsaLevel)4 }));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Digest_OfAFunctionStrongEnough_IsSigned(string crypto, MlDsaLevel level)
    {
        using var server = PostQuantum.Server(crypto);
        var session = server.Session();
        session.Expect<GeneratedKeyResponse>(new MlDsaKeyGenRequest(level, Target(s_key)));
        var strength = level switch { MlDsaLevel.MlDsa44 => 32, MlDsaLevel.MlDsa65 => 48, _ => 64 };
        foreach (var function in (HashFunction[])
            [HashFunction.Sha256, HashFunction.Sha384, HashFunction.Sha512, HashFunction.Sha3_256, HashFunction.Sha3_384, HashFunction.Sha3_512])
        {
            var digest = Bytes.Repeat(7, function.DigestLengthBytes());
            var sign = new MlDsaSignRequest(s_key, level, digest) { PreHash = function, Context = Bytes.Repeat(1, 2) };
            var verify = new MlDsaVerifyRequest(s_key, level, default, digest) { PreHash = function, Context = sign.Context };
            Assert.Equal(HsmStatus.BadArgs, session.Status(sign with { Message = digest.Slice(1, digest.Length - 1) }));
            if (digest.Length < strength)
            {
                Assert.Equal(HsmStatus.BadArgs, session.Status(sign));
                Assert.Equal(HsmStatus.BadArgs, session.Status(verify));
                continue;
            }

            verify = verify with { Signature = session.Expect<SignatureResponse>(sign).Signature };
            Assert.True(IsValid(session, verify));
            Assert.False(IsValid(session, verify with { PreHash = HashFunction.None }));
            Assert.False(IsValid(session, verify with { Context = default }));
        }

        Assert.Equal(HsmStatus.NotCompiledIn, session.Status(new MlDsaSignRequest(s_key, level, s_message) { PreHash = (HashFunction)99 }));
    }

    [Theory]
    [InlineData(PostQuantum.Toys)]
    [InlineData(PostQuantum.Platform)]
    public void Key_CommittedAndEvicted_SignsAgainUnderItsPolicy(string crypto)
    {
        using var server = PostQuantum.Server(crypto);
        var session = server.Session();
        var made = session.Expect<GeneratedKeyResponse>(new MlDsaKeyGenRequest(MlDsaLevel.MlDsa65, Target(s_key, ObjectFlags.UsageSign)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyCommitRequest(s_key)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyEvictRequest(s_key)));
        Assert.Equal(HsmStatus.Ok, session.Cache(KeyId.Local(2), made.Encoding, ObjectFlags.UsageVerify));

        var sign = new MlDsaSignRequest(s_key, MlDsaLevel.MlDsa65, s_message) { EvictsKey = true };
        var signature = session.Expect<SignatureResponse>(sign).Signature;
        var verify = new MlDsaVerifyRequest(KeyId.Local(2), MlDsaLevel.MlDsa65, signature, s_message) { EvictsKey = true };
        Assert.Equal(HsmStatus.Usage, session.Status(verify with { Key = s_key, EvictsKey = false }));
        Assert.Equal(HsmStatus.Usage, session.Status(sign with { Key = KeyId.Local(2), EvictsKey = false }));
        Assert.True(IsValid(session, verify));
        Assert.Equal(HsmStatus.NotFound, session.Status(verify));
        Assert.Equal(HsmStatus.Ok, session.Status(sign));
    }

    [Theory]
    [InlineData(MlDsaLevel.MlDsa44, 1312, 2420)]
    [InlineData(MlDsaLevel.MlDsa65, 1952, 3309)]
    [InlineData(MlDsaLevel.MlDsa87, 2592, 4627)]
    public void Platform_KeysAndSignatures_AreThoseOfTheStandard(MlDsaLevel level, int publicLength, int signatureLength)
    {
        using var server = PostQuantum.Server(PostQuantum.Platform);
        var session = server.Session();
        var ephemeral = session.Expect<GeneratedKeyResponse>(new MlDsaKeyGenRequest(level, KeyTarget.Ephemeral));
        Assert.Equal(default, ephemeral.Key);
        using var reader = MlDsaKeys.Import(ephemeral.Encoding);
        Assert.Equal(publicLength, reader.ExportMLDsaPublicKey().Length);

        // As wolfSSL writes it: version 0, the expanded key, the public one behind it as bare bytes.
        Assert.Equal(HsmStatus.Ok, session.Cache(s_key, MlDsaKeys.AsWolfSsl(reader)));
        var sign = new MlDsaSignRequest(s_key, level, s_message);
        var signature = session.Expect<SignatureResponse>(sign).Signature;
        Assert.Equal(signatureLength, signature.Length);
        Assert.True(reader.VerifyData(s_message.Span, signature.Span));
        var digest = Bytes.Repeat(5, 64);
        signature = session.Expect<SignatureResponse>(sign with { Message = digest, PreHash = HashFunction.Sha3_512, Context = s_message }).Signature;
        Assert.True(MlDsaKeys.VerifiesSha3Digest(reader, digest, signature, s_message));
        var half = session.Expect<KeyExportPublicResponse>(new KeyExportPublicRequest(s_key, PublicKeyAlgorithm.MlDsa)).PublicKey;
        Assert.Equal(reader.ExportMLDsaPublicKey(), half.Slice(half.Length - publicLength, publicLength).ToArray());

        foreach (var wrong in (Bytes[])[ephemeral.Encoding.Slice(1, 53), half.Slice(0, half.Length - 1), Bytes.Repeat(0x30, 54)])
        {
            session.Cache(s_key, wrong);
            Assert.Equal(HsmStatus.AsnParse, session.Status(sign));
            Assert.Equal(HsmStatus.AsnParse, session.Status(new MlDsaVerifyRequest(s_key, level, signature, s_message)));
        }
    }

    [Fact]
    public void Platform_ResponsesTooShort_BufferSizeAndAKeyWithoutItsPublicHalf()
    {
        using var server = PostQuantum.Server(PostQuantum.Platform, commDataLengthBytes: 1280);
        var session = server.Session();

        var made = session.Expect<GeneratedKeyResponse>(new MlDsaKeyGenRequest(MlDsaLevel.MlDsa44, Target(s_key)));

        Assert.Equal(new GeneratedKeyResponse(s_key, Bytes.Empty), made);
        Assert.Equal(HsmStatus.BufferSize, session.Status(new MlDsaSignRequest(s_key, MlDsaLevel.MlDsa44, s_message)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyExportRequest(s_key)));
        Assert.Equal(HsmStatus.BadArgs, session.Status(new MlDsaVerifyRequest(s_key, MlDsaLevel.MlDsa44, Bytes.Repeat(1, 2420), s_message)));
    }

    private static KeyTarget Target(KeyId id, ObjectFlags flags = ObjectFlags.UsageAny) => new(id, flags, ObjectLabel.FromText("ml-dsa"));

    private static bool IsValid(TestSession session, MlDsaVerifyRequest request) => session.Expect<SignatureVerifyResponse>(request).IsValid;
}
