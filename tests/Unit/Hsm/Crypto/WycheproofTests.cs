using System.Security.Cryptography;
using System.Text.Json;
using Hsm;
using Hsm.Abstractions;
using Unit.Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>
/// The vectors of project Wycheproof for what the ports have. "acceptable" leaves the answer open: either is right as
/// long as nothing is thrown.
/// </summary>
public sealed class WycheproofTests
{
    private static readonly ICryptoProvider[] s_providers = [new SoftwareCrypto(), new SystemAccelerator()];

    [Fact]
    public void EcdsaP256_OfEveryProvider_VerifiesAsExpected() => Each("ecdsa_secp256r1_sha256_test.json", static (group, test) =>
    {
        var key = Hex(group, "publicKeyDer");
        var digest = SHA256.HashData(Hex(test, "msg"));
        foreach (var provider in s_providers)
        {
            Assert.Equal(HsmStatus.Ok, provider.Ecc.Verify(key, digest, Hex(test, "sig"), out var isValid));
            Expect(test, isValid);
        }
    });

    [Fact]
    public void EcdhP256_OfEveryProvider_AgreesAsExpected() => Each("ecdh_secp256r1_test.json", static (_, test) =>
    {
        // The vectors give the private value as a bare integer.
        var value = Hex(test, "private").AsSpan().TrimStart((byte)0);
        var padded = new byte[32];
        value.CopyTo(padded.AsSpan(32 - value.Length));
        var key = EccKey.EncodePrivate(EccCurve.P256, padded, new byte[64]);
        foreach (var provider in s_providers)
        {
            var status = provider.Ecc.Agree(key, Hex(test, "public"), out var secret);
            Expect(test, status == HsmStatus.Ok && secret.AsSpan().SequenceEqual(Hex(test, "shared")));
            Assert.True(status != HsmStatus.Ok || secret.AsSpan().SequenceEqual(Hex(test, "shared")), "A wrong secret.");
        }
    });

    [Fact]
    public void Ed25519_Software_VerifiesAsExpected() => Each("ed25519_test.json", static (group, test) =>
    {
        var message = new Ed25519Message(Ed25519Mode.Pure, default, new Bytes(Hex(test, "msg")));
        Assert.Equal(HsmStatus.Ok, s_providers[0].Ed25519.Verify(Hex(group, "publicKeyDer"), message, Hex(test, "sig"), out var isValid));
        Expect(test, isValid);
    });

    [Fact]
    public void X25519_Software_AgreesAsExpected() => Each("x25519_test.json", static (_, test) =>
    {
        var own = Rfc8410Key.EncodePrivate(Rfc8410Key.X25519Oid, Hex(test, "private"));
        var peer = Rfc8410Key.EncodePublic(Rfc8410Key.X25519Oid, Hex(test, "public"));
        var status = s_providers[0].X25519.Agree(own, peer.Span, out var secret);
        Assert.True(status is HsmStatus.Ok or HsmStatus.AsnParse);
        Expect(test, status == HsmStatus.Ok && secret.AsSpan().SequenceEqual(Hex(test, "shared")));
    });

    [Fact]
    public void HmacSha256_OfEveryProvider_ComputesAsExpected() => Each("hmac_sha256_test.json", static (group, test) =>
    {
        var expected = Hex(test, "tag");
        Assert.Equal(group.GetProperty("tagSize").GetInt32() / 8, expected.Length);
        foreach (var provider in s_providers)
        {
            var made = new byte[32];
            Assert.Equal(HsmStatus.Ok, provider.Hmac.Compute(HashFunction.Sha256, Hex(test, "key"), Hex(test, "msg"), made));
            Expect(test, made.AsSpan(0, expected.Length).SequenceEqual(expected));
        }
    });

    [Fact]
    public void AesCbc_OfEveryProvider_BlocksDecryptAsExpected() => Each("aes_cbc_pkcs5_test.json", static (_, test) =>
    {
        var ciphertext = Hex(test, "ct");
        if (ciphertext.Length % AesInput.BlockLengthBytes != 0 || ciphertext.Length == 0)
        {
            Expect(test, isValid: false);
            return;
        }

        foreach (var provider in s_providers)
        {
            var plaintext = new byte[ciphertext.Length];
            var input = new AesInput(AesMode.Cbc, Hex(test, "key"), Hex(test, "iv"), ciphertext);
            Assert.Equal(HsmStatus.Ok, provider.Aes.Decrypt(input, plaintext));

            // Padding is the client's.
            var padding = plaintext[^1];
            var isPadded = padding is >= 1 and <= 16 && !plaintext.AsSpan(plaintext.Length - padding).ContainsAnyExcept(padding);
            Expect(test, isPadded && plaintext.AsSpan(0, plaintext.Length - padding).SequenceEqual(Hex(test, "msg")));
        }
    });

    [Fact]
    public void AesCmac_OfEveryProvider_ComputesAsExpected() => Each("aes_cmac_test.json", static (_, test) =>
    {
        var key = Hex(test, "key");
        foreach (var provider in s_providers)
        {
            var mac = new byte[16];
            var status = CmacMode.Compute(provider.Aes, key, Hex(test, "msg"), mac);
            Assert.Equal(key.Length is 16 or 24 or 32 ? HsmStatus.Ok : HsmStatus.NotCompiledIn, status);
            Expect(test, status == HsmStatus.Ok && mac.AsSpan().StartsWith(Hex(test, "tag")));
        }
    });

    [Fact]
    public void HkdfSha256_OfEveryProvider_DerivesAsExpected() => Each("hkdf_sha256_test.json", static (_, test) =>
    {
        // What is longer than 255 blocks a request can't ask for: the server refuses it before (BadArgs).
        var length = test.GetProperty("size").GetInt32();
        if (length > 255 * 32)
        {
            Expect(test, isValid: false);
            return;
        }

        var request = new HkdfRequest(HashFunction.Sha256, length, KeyTarget.Ephemeral)
        {
            Salt = new Bytes(Hex(test, "salt")),
            Info = new Bytes(Hex(test, "info")),
        };
        foreach (var provider in s_providers)
        {
            var derived = new byte[length];
            Assert.Equal(HsmStatus.Ok, Derivation.Hkdf(provider.Hmac, request, Hex(test, "ikm"), derived));
            Expect(test, derived.AsSpan().SequenceEqual(Hex(test, "okm")));
        }
    });

    [Fact]
    public void RsaPkcs1_PublicOperation_GivesThePaddedDigest() => Each("rsa_signature_2048_sha256_test.json", static (group, test) =>
        Expect(test, Recover(group, test) is { } block && block.AsSpan().SequenceEqual(Encode(Hex(test, "msg")))));

    [Fact]
    public void RsaPss_PublicOperation_GivesAVerifiableBlock() => Each("rsa_pss_2048_sha256_mgf1_32_test.json", static (group, test) =>
        Expect(test, Recover(group, test) is { } block && IsPss(block, SHA256.HashData(Hex(test, "msg")))));

    private static byte[]? Recover(JsonElement group, JsonElement test)
    {
        var signature = Hex(test, "sig");
        var status = s_providers[0].Rsa.PublicOperation(Hex(group, "publicKeyDer"), signature, out var block);
        Assert.True(status is HsmStatus.Ok or HsmStatus.BadFunctionArgument);

        // Length is the client's to check, as padding is (RFC 8017, 8.1.2).
        return status == HsmStatus.Ok && signature.Length == 256 ? block.ToArray() : null;
    }

    private static byte[] Encode(byte[] message)
    {
        byte[] info = [.. Convert.FromHexString("3031300d060960864801650304020105000420"), .. SHA256.HashData(message)];
        return [0, 1, .. Bytes.Repeat(0xFF, 256 - info.Length - 3).ToArray(), 0, .. info];
    }

    // EMSA-PSS-VERIFY (RFC 8017, 9.1.2) with SHA-256 and a salt of 32 bytes.
    private static bool IsPss(byte[] block, byte[] digest)
    {
        if (block[^1] != 0xBC || (block[0] & 0x80) != 0)
        {
            return false;
        }

        var seed = block[223..255];
        var data = block[..223];
        for (var i = 0; i < data.Length; i++)
        {
            byte[] counter = [0, 0, 0, (byte)(i / 32)];
            data[i] ^= SHA256.HashData([.. seed, .. counter])[i % 32];
        }

        data[0] &= 0x7F;
        return !data.AsSpan(0, 190).ContainsAnyExcept((byte)0) && data[190] == 1
            && SHA256.HashData([.. new byte[8], .. digest, .. data[191..]]).AsSpan().SequenceEqual(seed);
    }

    /// <summary>Runs every vector of a file; skips where it is absent.</summary>
    internal static void Each(string file, Action<JsonElement, JsonElement> run)
    {
        var path = Path.Combine(SharedData.Folder("wycheproof"), file);
        Assert.SkipUnless(File.Exists(path), $"There is no {file} in shared/data/wycheproof.");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var tried = 0;
        foreach (var group in document.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                run(group, test);
                tried++;
            }
        }

        Assert.Equal(document.RootElement.GetProperty("numberOfTests").GetInt32(), tried);
    }

    /// <summary>Holds a verdict against what the vector says.</summary>
    internal static void Expect(JsonElement test, bool isValid)
    {
        var expected = test.GetProperty("result").GetString();
        Assert.True(
            expected == "acceptable" || expected == (isValid ? "valid" : "invalid"),
            $"Vector {test.GetProperty("tcId").GetInt32()} ({(test.TryGetProperty("comment", out var comment) ? comment.GetString() : "")}) is {expected}, not {isValid}.");
    }

    private static byte[] Hex(JsonElement test, string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);
}
