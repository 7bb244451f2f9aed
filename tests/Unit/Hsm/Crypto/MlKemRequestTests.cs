using System.Security.Cryptography;
using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>ML-KEM from end to end, and what a server without it answers.</summary>
public sealed class MlKemRequestTests
{
    private static readonly KeyId s_key = KeyId.Local(1);

    public static TheoryData<string, MlKemLevel> Levels => new(
        from crypto in (string[])[PostQuantum.Toys, PostQuantum.Platform] from level in Enum.GetValues<MlKemLevel>() select (crypto, level));

    [Theory]
    [MemberData(nameof(Levels))]
    public void Secret_EncapsulatedForEitherHalf_IsDecapsulated(string crypto, MlKemLevel level)
    {
        using var server = PostQuantum.Server(crypto);
        var session = server.Session();
        var made = session.Expect<GeneratedKeyResponse>(new MlKemKeyGenRequest(level, Target(KeyId.Assign)));
        var exported = session.Expect<KeyExportPublicResponse>(new KeyExportPublicRequest(made.Key, PublicKeyAlgorithm.MlKem));
        Assert.Equal(made.Encoding, exported.PublicKey);
        Assert.Equal(HsmStatus.BadArgs, session.Status(new KeyExportPublicRequest(made.Key, PublicKeyAlgorithm.MlDsa)));
        Assert.Equal(HsmStatus.Ok, session.Cache(KeyId.Local(9), made.Encoding));

        var seen = new HashSet<Bytes>();
        foreach (var key in (KeyId[])[made.Key, KeyId.Local(9)])
        {
            var given = session.Expect<MlKemEncapsulateResponse>(new MlKemEncapsulateRequest(key, level));
            Assert.True(seen.Add(given.SharedSecret));
            Assert.Equal(32, given.SharedSecret.Length);
            var open = new MlKemDecapsulateRequest(made.Key, level, given.Ciphertext);
            Assert.Equal(new MlKemDecapsulateResponse(given.SharedSecret), session.Ask(open));

            // Implicit rejection (FIPS 203, 6.3): another secret, the same one each time.
            var other = open with { Ciphertext = Bytes.Repeat(1, given.Ciphertext.Length) };
            var rejected = session.Expect<MlKemDecapsulateResponse>(other);
            Assert.NotEqual(given.SharedSecret, rejected.SharedSecret);
            Assert.Equal(rejected, session.Ask(other));
            Assert.Equal(HsmStatus.BadArgs, session.Status(open with { Ciphertext = given.Ciphertext.Slice(1, given.Ciphertext.Length - 1) }));
            Assert.Equal(HsmStatus.BadArgs, session.Status(open with { Ciphertext = default }));

            // A public key decapsulates nothing.
            Assert.Equal(HsmStatus.AsnParse, session.Status(open with { Key = KeyId.Local(9) }));
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Level_OtherThanTheKeys_BadArgs(string crypto, MlKemLevel level)
    {
        using var server = PostQuantum.Server(crypto);
        var session = server.Session();
        session.Expect<GeneratedKeyResponse>(new MlKemKeyGenRequest(level, Target(s_key)));
        var given = session.Expect<MlKemEncapsulateResponse>(new MlKemEncapsulateRequest(s_key, level));
        foreach (var other in Enum.GetValues<MlKemLevel>().Where(one => one != level).Append((MlKemLevel)3))
        {
            Assert.Equal(HsmStatus.BadArgs, session.Status(new MlKemEncapsulateRequest(s_key, other)));
            Assert.Equal(HsmStatus.BadArgs, session.Status(new MlKemDecapsulateRequest(s_key, other, given.Ciphertext)));
        }
    }

    [Theory]
    [InlineData(PostQuantum.Toys)]
    [InlineData(PostQuantum.Platform)]
    public void Key_CommittedAndEvicted_OpensAgainUnderItsPolicy(string crypto)
    {
        using var server = PostQuantum.Server(crypto);
        var session = server.Session();
        session.Expect<GeneratedKeyResponse>(new MlKemKeyGenRequest(MlKemLevel.MlKem768, Target(s_key, ObjectFlags.UsageDerive)));
        session.Expect<GeneratedKeyResponse>(new MlKemKeyGenRequest(MlKemLevel.MlKem768, Target(KeyId.Local(2), ObjectFlags.UsageSign)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyCommitRequest(s_key)));
        Assert.Equal(HsmStatus.Ok, session.Status(new KeyEvictRequest(s_key)));

        var given = session.Expect<MlKemEncapsulateResponse>(new MlKemEncapsulateRequest(s_key, MlKemLevel.MlKem768) { EvictsKey = true });
        var open = new MlKemDecapsulateRequest(s_key, MlKemLevel.MlKem768, given.Ciphertext);
        Assert.Equal(new MlKemDecapsulateResponse(given.SharedSecret), session.Ask(open));
        Assert.Equal(HsmStatus.Usage, session.Status(open with { Key = KeyId.Local(2) }));
        Assert.Equal(HsmStatus.Usage, session.Status(new MlKemEncapsulateRequest(KeyId.Local(2), MlKemLevel.MlKem768)));
        Assert.Equal(HsmStatus.NotFound, session.Status(open with { Key = KeyId.Local(3) }));
    }

    [Theory]
    [InlineData(MlKemLevel.MlKem512, 800, 1632, 768)]
    [InlineData(MlKemLevel.MlKem768, 1184, 2400, 1088)]
    [InlineData(MlKemLevel.MlKem1024, 1568, 3168, 1568)]
    public void Platform_KeysAndCiphertexts_AreRawAndThoseOfTheStandard(MlKemLevel level, int publicLength, int privateLength, int ciphertextLength)
    {
        using var server = PostQuantum.Server(PostQuantum.Platform);
        var session = server.Session();
        var ephemeral = session.Expect<GeneratedKeyResponse>(new MlKemKeyGenRequest(level, KeyTarget.Ephemeral));
        Assert.Equal((default, privateLength), (ephemeral.Key, ephemeral.Encoding.Length));
        Assert.Equal(HsmStatus.Ok, session.Cache(s_key, ephemeral.Encoding));
        var half = session.Expect<KeyExportPublicResponse>(new KeyExportPublicRequest(s_key, PublicKeyAlgorithm.MlKem)).PublicKey;
        Assert.Equal(publicLength, half.Length);

        var algorithm = level switch
        {
            MlKemLevel.MlKem512 => MLKemAlgorithm.MLKem512,
            MlKemLevel.MlKem768 => MLKemAlgorithm.MLKem768,
            _ => MLKemAlgorithm.MLKem1024,
        };
        using var peer = MLKem.ImportEncapsulationKey(algorithm, half.Span);
        peer.Encapsulate(out var ciphertext, out var secret);
        Assert.Equal(ciphertextLength, ciphertext.Length);
        Assert.Equal(
            new MlKemDecapsulateResponse(new Bytes(secret)), session.Ask(new MlKemDecapsulateRequest(s_key, level, new Bytes(ciphertext))));

        // Of the right length, and no key: the hash inside does not match, a coefficient is not reduced.
        foreach (var wrong in (Bytes[])[Bytes.Repeat(1, privateLength), Bytes.Repeat(0xFF, publicLength), Bytes.Repeat(1, 40)])
        {
            session.Cache(s_key, wrong);
            Assert.Equal(HsmStatus.AsnParse, session.Status(new MlKemEncapsulateRequest(s_key, level)));
        }
    }

    [Fact]
    public void Platform_ResponsesTooShort_BufferSizeAndAKeyWithoutItsPublicHalf()
    {
        using var server = PostQuantum.Server(PostQuantum.Platform, commDataLengthBytes: 1280);
        var session = server.Session();

        var made = session.Expect<GeneratedKeyResponse>(new MlKemKeyGenRequest(MlKemLevel.MlKem1024, Target(s_key)));

        Assert.Equal(new GeneratedKeyResponse(s_key, Bytes.Empty), made);
        Assert.Equal(HsmStatus.BufferSize, session.Status(new MlKemEncapsulateRequest(s_key, MlKemLevel.MlKem1024)));
        Assert.Equal(HsmStatus.BufferSize, session.Status(new MlKemKeyGenRequest(MlKemLevel.MlKem512, KeyTarget.Ephemeral)));
        var made512 = session.Expect<GeneratedKeyResponse>(new MlKemKeyGenRequest(MlKemLevel.MlKem512, Target(KeyId.Local(2))));
        Assert.Equal(800, made512.Encoding.Length);
        session.Expect<MlKemEncapsulateResponse>(new MlKemEncapsulateRequest(KeyId.Local(2), MlKemLevel.MlKem512));
    }

    [Fact]
    public void Requests_WhereNoProviderHasThem_NotCompiledIn()
    {
        using var server = new TestServer(TestServer.Options() with { Crypto = [new SoftwareCrypto()] });
        var session = server.Session();
        session.Cache(s_key, Bytes.Repeat(1, 20));

        Assert.Equal(HsmStatus.NotCompiledIn, session.Status(new MlDsaKeyGenRequest(MlDsaLevel.MlDsa44, KeyTarget.Ephemeral)));
        Assert.Equal(HsmStatus.NotCompiledIn, session.Status(new MlDsaSignRequest(s_key, MlDsaLevel.MlDsa44, default)));
        Assert.Equal(HsmStatus.NotCompiledIn, session.Status(new MlDsaVerifyRequest(s_key, MlDsaLevel.MlDsa44, default, default)));
        Assert.Equal(HsmStatus.NotCompiledIn, session.Status(new MlKemEncapsulateRequest(s_key, MlKemLevel.MlKem768)));
        Assert.Equal(HsmStatus.NotCompiledIn, session.Status(new MlKemDecapsulateRequest(s_key, MlKemLevel.MlKem768, default)));
        Assert.Equal(HsmStatus.NotCompiledIn, session.Status(new KeyExportPublicRequest(s_key, PublicKeyAlgorithm.MlKem)));
        Assert.Equal(HsmStatus.BadArgs, session.Status(new MlKemKeyGenRequest((MlKemLevel)9, KeyTarget.Ephemeral)));
    }

    [Fact]
    public void Platform_WhatItSaysItSupports_IsWhatItGenerates()
    {
        var platform = new SystemAccelerator();
        var status = (bool isThere) => isThere ? HsmStatus.Ok : HsmStatus.NotCompiledIn;
        Assert.Equal(MLDsa.IsSupported, platform.MlDsa.Supports(MlDsaLevel.MlDsa65, HashFunction.None));
        Assert.Equal(MLKem.IsSupported, platform.MlKem.Supports(MlKemLevel.MlKem768));

        Assert.Equal(status(MLDsa.IsSupported), platform.MlDsa.GenerateKey(MlDsaLevel.MlDsa65, new SeededRandomSource(1), out _));
        Assert.Equal(status(MLKem.IsSupported), platform.MlKem.GenerateKey(MlKemLevel.MlKem768, new SeededRandomSource(1), out _));
    }

    private static KeyTarget Target(KeyId id, ObjectFlags flags = ObjectFlags.UsageAny) => new(id, flags, ObjectLabel.FromText("ml-kem"));
}
