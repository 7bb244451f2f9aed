using System.Security.Cryptography;
using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>CRYPTO requests on a server with the real providers.</summary>
public sealed class CryptoRequestTests
{
    private static readonly ObjectLabel s_label = ObjectLabel.FromText("made");

    public static TheoryData<bool> Accelerated => [true, false];

    [Theory]
    [MemberData(nameof(Accelerated))]
    public void Ecc_GenerateSignVerifyAgree_FromEndToEnd(bool accelerated)
    {
        using var server = Server(accelerated);
        var session = server.Session();
        var made = session.Expect<GeneratedKeyResponse>(new EccKeyGenRequest(32, EccCurve.Default, Cached(KeyId.Assign)));
        using var reader = ECDsa.Create();
        reader.ImportSubjectPublicKeyInfo(made.Encoding.Span, out _);
        var hash = Bytes.Repeat(7, 32);
        var signature = session.Expect<SignatureResponse>(new EcdsaSignRequest(made.Key, hash)).Signature;
        Assert.True(reader.VerifyHash(hash.Span, signature.Span, DSASignatureFormat.Rfc3279DerSequence));
        Assert.Equal(
            new SignatureVerifyResponse(true, made.Encoding),
            session.Ask(new EcdsaVerifyRequest(made.Key, signature, hash) { ExportsPublicKey = true }));
        var point = session.Expect<EccMakePubResponse>(new EccMakePubRequest(made.Key)).Point;
        Assert.Equal(made.Encoding.Slice(made.Encoding.Length - 65, 65), point);
        Assert.Equal(new EccCheckPubResponse(true), session.Ask(new EccCheckPubRequest(made.Key, EccCurve.P256, point)));
        Assert.Equal(new EccCheckPubResponse(false), session.Ask(new EccCheckPubRequest(made.Key, EccCurve.P256, Bytes.Repeat(4, 65))));

        var mine = session.Expect<GeneratedKeyResponse>(new EccKeyGenRequest(32, EccCurve.P256, KeyTarget.Ephemeral)).Encoding;
        session.Cache(KeyId.Local(9), mine);
        var secret = session.Expect<DerivedKeyResponse>(new EcdhRequest(made.Key, KeyId.Local(9), KeyTarget.Ephemeral)).Secret;
        Assert.Equal(secret, session.Expect<DerivedKeyResponse>(new EcdhRequest(KeyId.Local(9), made.Key, KeyTarget.Ephemeral)).Secret);
        var kept = session.Expect<DerivedKeyResponse>(new EcdhRequest(made.Key, KeyId.Local(9), Cached(KeyId.Local(3))));
        Assert.Equal(new DerivedKeyResponse(KeyId.Local(3), Bytes.Empty), kept);
        Assert.Equal(secret, session.Expect<KeyExportResponse>(new KeyExportRequest(KeyId.Local(3))).Key);
    }

    [Fact]
    public void Ecc_PublicKeyOffItsCurve_IsNotOnCurveAndDoesNotParse()
    {
        using var server = Server(accelerated: true);
        var session = server.Session();
        var made = session.Expect<GeneratedKeyResponse>(new EccKeyGenRequest(48, EccCurve.P384, Cached(KeyId.Local(1))));
        var off = made.Encoding.ToArray();
        off[^1] ^= 1;
        session.Cache(KeyId.Local(2), new Bytes(off));
        session.Cache(KeyId.Local(3), Bytes.Repeat(1, 20));

        Assert.Equal(new EccCheckPubResponse(false), session.Ask(new EccCheckPubRequest(KeyId.Local(2), EccCurve.P384, default)));
        Assert.Equal(HsmStatus.AsnParse, session.Status(new EccMakePubRequest(KeyId.Local(2))));
        Assert.Equal(HsmStatus.AsnParse, session.Status(new EccCheckPubRequest(KeyId.Local(3), EccCurve.P384, default)));
    }

    // wolfHSM's C client signs with what it generated only if the public key stands beside the private one, as wolfSSL writes it.
    [Fact]
    public void Ed25519_EphemeralKey_ComesWithItsPublicKey()
    {
        using var server = Server(accelerated: false);
        var session = server.Session();

        var made = session.Expect<GeneratedKeyResponse>(new Ed25519KeyGenRequest(KeyTarget.Ephemeral)).Encoding;

        Assert.Equal("3050020100300506032b657004220420", Convert.ToHexStringLower(made.Span[..16]));
        Assert.Equal("8120", Convert.ToHexStringLower(made.Span.Slice(48, 2)));
        Assert.Equal(HsmStatus.Ok, session.Cache(KeyId.Local(1), made, ObjectFlags.UsageAny));
        var point = session.Expect<KeyExportPublicResponse>(new KeyExportPublicRequest(KeyId.Local(1), PublicKeyAlgorithm.Ed25519)).PublicKey;
        Assert.Equal(point.Slice(point.Length - 32, 32), made.Slice(50, 32));
    }

    [Fact]
    public void Rsa_PrivateOperation_NeedsTheUsageOfItsName()
    {
        using var server = Server(accelerated: true);
        var session = server.Session();
        session.Expect<GeneratedKeyResponse>(new RsaKeyGenRequest(2048, 65537, new KeyTarget(KeyId.Local(1), ObjectFlags.UsageEncrypt, default)));
        var block = Bytes.Repeat(0x5A, 256);

        Assert.Equal(HsmStatus.Ok, session.Status(new RsaRequest(RsaOperation.PrivateEncrypt, KeyId.Local(1), block, 256)));
        Assert.Equal(HsmStatus.Usage, session.Status(new RsaRequest(RsaOperation.PublicDecrypt, KeyId.Local(1), block, 256)));
    }

    [Fact]
    public void Rsa_GenerateSignRecover_FromEndToEnd()
    {
        using var server = new TestServer(Options(accelerated: true) with { CommDataLengthBytes = 2048 });
        var session = server.Session();
        var made = session.Expect<GeneratedKeyResponse>(new RsaKeyGenRequest(2048, 65537, Cached(KeyId.Local(1))));
        Assert.Equal(new RsaGetSizeResponse(256), session.Ask(new RsaGetSizeRequest(KeyId.Local(1))));
        var block = Bytes.Repeat(0x5A, 256);
        var signed = session.Expect<RsaResponse>(new RsaRequest(RsaOperation.PrivateEncrypt, KeyId.Local(1), block, 256)).Output;
        Assert.Equal(new RsaResponse(block), session.Ask(new RsaRequest(RsaOperation.PublicDecrypt, KeyId.Local(1), signed, 256)));
        using var reader = RSA.Create();
        reader.ImportSubjectPublicKeyInfo(made.Encoding.Span, out _);
        Assert.Equal(2048, reader.KeySize);

        Assert.Equal(HsmStatus.BadArgs, session.Status(new RsaRequest(RsaOperation.PublicEncrypt, KeyId.Local(1), Bytes.Repeat(0, 257), 257)));
        Assert.Equal(
            session.Expect<RsaResponse>(new RsaRequest(RsaOperation.PublicEncrypt, KeyId.Local(1), new Bytes([0, .. Bytes.Repeat(1, 255).Span]), 256)),
            session.Expect<RsaResponse>(new RsaRequest(RsaOperation.PublicEncrypt, KeyId.Local(1), Bytes.Repeat(1, 255), 256)));
        Assert.Equal(HsmStatus.BufferSize, session.Status(new RsaRequest(RsaOperation.PublicEncrypt, KeyId.Local(1), block, 255)));
        Assert.Equal(HsmStatus.BadArgs, session.Status(new RsaRequest(RsaOperation.PublicEncrypt, KeyId.Local(1), Bytes.Repeat(0xFF, 256), 256)));
        var own = session.Expect<GeneratedKeyResponse>(new RsaKeyGenRequest(2048, 65537, KeyTarget.Ephemeral));
        using var privateReader = RSA.Create();
        privateReader.ImportRSAPrivateKey(own.Encoding.Span, out _);
        Assert.Equal(HsmStatus.BadArgs, session.Status(new RsaKeyGenRequest(2048, 4, KeyTarget.Ephemeral)));
    }

    // RFC 8032, 7.1 test 3, 7.2 (foo) and 7.3.
    [Theory]
    [InlineData("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", Ed25519Mode.Pure, "", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    [InlineData("0305334e381af78f141cb666f6199f57bc3495335a256a95bd2a55bf546663f6", Ed25519Mode.Context, "666f6f", "f726936d19c800494e3fdaff20b276a8", "55a4cc2f70a54e04288c5f4cd1e45a7bb520b36292911876cada7323198dd87a8b36950b95130022907a7fb7c4e9b2d5f6cca685a587b4b21f4b888e4e7edb0d")]
    [InlineData("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42", Ed25519Mode.PreHash, "", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f", "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406")]
    public void Ed25519_PublishedVectors_Signed(string seed, Ed25519Mode mode, string context, string message, string expected)
    {
        using var server = Server(accelerated: true);
        var session = server.Session();
        session.Cache(KeyId.Local(1), new Bytes(Rfc8410Key.EncodePrivate(Rfc8410Key.Ed25519Oid, Convert.FromHexString(seed))));
        var request = new Ed25519SignRequest(KeyId.Local(1), Bytes.FromHex(message), mode, Bytes.FromHex(context));

        Assert.Equal(new SignatureResponse(Bytes.FromHex(expected)), session.Ask(request));
        var verify = new Ed25519VerifyRequest(KeyId.Local(1), Bytes.FromHex(expected), Bytes.FromHex(message)) { Mode = mode, Context = Bytes.FromHex(context) };
        Assert.Equal(new SignatureVerifyResponse(true, default), session.Ask(verify));
        Assert.Equal(new SignatureVerifyResponse(false, default), session.Ask(verify with { Signature = Bytes.Repeat(1, 64) }));
        Assert.Equal(HsmStatus.BadArgs, session.Status(request with { Context = Bytes.Repeat(1, 256) }));
    }

    [Fact]
    public void X25519_BothSides_AgreeInEitherByteOrder()
    {
        using var server = Server(accelerated: true);
        var session = server.Session();
        session.Expect<GeneratedKeyResponse>(new X25519KeyGenRequest(Cached(KeyId.Local(1))));
        session.Expect<GeneratedKeyResponse>(new X25519KeyGenRequest(Cached(KeyId.Local(2))));
        var one = session.Expect<DerivedKeyResponse>(new X25519AgreeRequest(KeyId.Local(1), KeyId.Local(2), KeyTarget.Ephemeral)).Secret;
        var two = session.Expect<DerivedKeyResponse>(new X25519AgreeRequest(KeyId.Local(2), KeyId.Local(1), KeyTarget.Ephemeral) { IsBigEndian = true }).Secret;

        Assert.Equal(32, one.Length);
        Assert.Equal(one.ToArray().Reverse(), two.ToArray());
        Assert.Equal(HsmStatus.BadArgs, session.Status(new X25519KeyGenRequest(KeyTarget.Ephemeral) { SizeBytes = 31 }));
    }

    [Fact]
    public void Evict_KeyThatPolicyKeeps_AccessAndTheKeyStays()
    {
        using var server = Server(accelerated: true);
        var session = server.Session();
        var keep = ObjectFlags.UsageSign | ObjectFlags.NonDestroyable;
        session.Expect<GeneratedKeyResponse>(new EccKeyGenRequest(32, EccCurve.P256, new KeyTarget(KeyId.Local(1), keep, s_label)));

        Assert.Equal(HsmStatus.Access, session.Status(new EcdsaSignRequest(KeyId.Local(1), Bytes.Repeat(1, 32)) { EvictsKey = true }));
        Assert.Equal(HsmStatus.Ok, session.Status(new EcdsaSignRequest(KeyId.Local(1), Bytes.Repeat(1, 32))));
        Assert.Equal(HsmStatus.Usage, session.Status(new EcdsaVerifyRequest(KeyId.Local(1), default, Bytes.Repeat(1, 32)) { EvictsKey = true }));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyExportRequest(KeyId.Local(1))));
    }

    [Fact]
    public void Evict_OperationThatFails_KeyIsGoneAllTheSame()
    {
        using var server = Server(accelerated: true);
        var session = server.Session();
        session.Cache(KeyId.Local(1), Bytes.Repeat(1, 20));

        Assert.Equal(HsmStatus.AsnParse, session.Status(new EcdsaSignRequest(KeyId.Local(1), Bytes.Repeat(1, 32)) { EvictsKey = true }));
        Assert.Equal(HsmStatus.NotFound, session.Status(new KeyExportRequest(KeyId.Local(1))));
    }

    [Fact]
    public void Rng_SessionsAndRequests_NeverTheSameBytesAndCapped()
    {
        using var server = new TestServer(Options(accelerated: true) with { Random = new SystemRandomGenerators(reseedInterval: 2) });
        var sessions = new[] { server.Session(), server.Session() };
        var seen = new HashSet<Bytes>();
        for (var i = 0; i < 20; i++)
        {
            Assert.True(seen.Add(sessions[i % 2].Expect<RngResponse>(new RngRequest(16)).Data));
        }

        Assert.Equal(1280 - 16, sessions[0].Expect<RngResponse>(new RngRequest(5000)).Data.Length);
        Assert.Equal(new RngResponse(default), sessions[0].Ask(new RngRequest(0)));
        Assert.Equal(HsmStatus.BadArgs, sessions[0].Status(new RngRequest(-1)));
    }

    [Fact]
    public void Aes_InlineKeyAndKeyById_SameBytes()
    {
        using var server = Server(accelerated: true);
        var session = server.Session();
        session.Cache(KeyId.Local(1), Bytes.Repeat(7, 16));
        var byId = new AesCbcRequest(CipherDirection.Encrypt, KeyId.Local(1), Bytes.Repeat(1, 16), Bytes.Repeat(2, 32));
        var sealed_ = session.Expect<AesCbcResponse>(byId);
        Assert.Equal(sealed_, session.Ask(byId with { Key = default, InlineKey = Bytes.Repeat(7, 16) }));
        Assert.Equal(sealed_, session.Ask(byId with { InlineKey = Bytes.Repeat(9, 16) }));
        Assert.Equal(sealed_.Output.Slice(16, 16), sealed_.Iv);
        var opened = session.Expect<AesCbcResponse>(byId with { Direction = CipherDirection.Decrypt, Data = sealed_.Output });
        Assert.Equal(new AesCbcResponse(byId.Data, sealed_.Iv), opened);
        var gcm = new AesGcmEncryptRequest(KeyId.Local(1), Bytes.Repeat(1, 12), default, Bytes.Repeat(2, 5));
        Assert.Equal(session.Ask(gcm), session.Ask(gcm with { Key = default, InlineKey = Bytes.Repeat(7, 16) }));
        Assert.Equal(HsmStatus.BadArgs, session.Status(gcm with { Key = default, InlineKey = Bytes.Repeat(7, 15) }));
    }

    [Fact]
    public void Sha2_StateHeldByTheClient_GivesTheDigest()
    {
        using var server = Server(accelerated: true);
        var session = server.Session();
        var message = Bytes.Repeat(0x61, 200);
        var first = session.Expect<Sha2Response>(new Sha2Request(HashFunction.Sha256, Sha2State.Start, message.Slice(0, 128), IsLast: false));
        Assert.Equal(128UL, first.LengthBytes);
        var next = session.Expect<Sha2Response>(
            new Sha2Request(HashFunction.Sha256, new Sha2State(first.LengthBytes, first.Hash), message.Slice(128, 64), IsLast: false));
        var last = session.Expect<Sha2Response>(
            new Sha2Request(HashFunction.Sha256, new Sha2State(next.LengthBytes, next.Hash), message.Slice(192, 8), IsLast: true));

        Assert.Equal(new Sha2Response(200, new Bytes(SHA256.HashData(message.Span))), last);
        Assert.Equal(HsmStatus.BadArgs, session.Status(new Sha2Request(HashFunction.Sha256, Sha2State.Start, message, IsLast: true)));
        Assert.Equal(HsmStatus.BadArgs, session.Status(new Sha2Request(HashFunction.Sha256, Sha2State.Start, message, IsLast: false)));
        Assert.Equal(HsmStatus.NotCompiledIn, session.Status(new Sha2Request(HashFunction.Sha3_256, Sha2State.Start, default, IsLast: true)));
    }

    private static KeyTarget Cached(KeyId id) => new(id, ObjectFlags.UsageAny, s_label);

    private static TestServer Server(bool accelerated) => new(Options(accelerated));

    private static HsmServerOptions Options(bool accelerated) => TestServer.Options() with
    {
        Crypto = accelerated ? [new SystemAccelerator(), new SoftwareCrypto()] : [new SoftwareCrypto()],
    };
}
