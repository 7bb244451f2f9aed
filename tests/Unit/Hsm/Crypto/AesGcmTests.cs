using System.Runtime.CompilerServices;
using System.Text.Json;
using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class AesGcmTests
{
    public static TheoryData<bool> Accelerated => new(true, false);

    [Theory]
    [MemberData(nameof(Accelerated))]
    public void Provider_WycheproofVectors_EncryptAndDecryptAsExpected(bool accelerated)
    {
        ICryptoProvider provider = accelerated ? new SystemAccelerator() : new SoftwareCrypto();
        using var document = JsonDocument.Parse(File.ReadAllText(VectorFile()));
        var tried = 0;
        foreach (var group in document.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var input = new AesGcmInput(
                    Hex(test, "key").ToArray(), Hex(test, "iv"), Hex(test, "aad"), Hex(test, "msg"), Hex(test, "tag").Length);
                if (!input.Iv.IsEmpty && provider.SupportsAesGcm(input.Key.Length, input.Iv.Length, input.TagLengthBytes))
                {
                    Try(provider, input, test);
                    tried++;
                }
            }
        }

        Assert.True(tried > 100, $"Only {tried} vectors fit {provider.Name}.");
    }

    [Fact]
    public void Providers_RandomInputs_Agree()
    {
        var random = new Random(20);
        ICryptoProvider software = new SoftwareCrypto();
        ICryptoProvider accelerator = new SystemAccelerator();
        for (var i = 0; i < 300; i++)
        {
            var key = Next(random, 16 + (8 * random.Next(3))).ToArray();
            var input = new AesGcmInput(key, Next(random, 12), Next(random, random.Next(40)), Next(random, random.Next(70)), 12 + random.Next(5));
            Assert.Equal(HsmStatus.Ok, software.AesGcmEncrypt(input, out var one));
            Assert.Equal(HsmStatus.Ok, accelerator.AesGcmEncrypt(input, out var two));
            Assert.Equal(one, two);

            Assert.Equal(HsmStatus.Ok, accelerator.AesGcmDecrypt(input with { Data = one.Ciphertext }, one.Tag, out var plaintext));
            Assert.Equal(input.Data, plaintext);
            var wrong = one.Tag.ToArray();
            wrong[^1] ^= 1;
            Assert.Equal(HsmStatus.AesGcmAuth, software.AesGcmDecrypt(input with { Data = one.Ciphertext }, new Bytes(wrong), out plaintext));
            Assert.Equal(HsmStatus.AesGcmAuth, accelerator.AesGcmDecrypt(input with { Data = one.Ciphertext }, new Bytes(wrong), out plaintext));
            Assert.True(plaintext.IsEmpty);
        }
    }

    [Fact]
    public void Accelerator_ShapeItLacks_NotCompiledIn()
    {
        var accelerator = new SystemAccelerator();
        var input = new AesGcmInput(new byte[16], Bytes.Repeat(1, 13), default, default, 16);

        Assert.Equal(HsmStatus.NotCompiledIn, accelerator.AesGcmEncrypt(input, out _));
        Assert.Equal(0, accelerator.OperationCount);
    }

    [Theory]
    [InlineData(12, 1)]
    [InlineData(13, 0)]
    public void Request_ByIvLength_GoesToTheFirstProviderThatHasIt(int ivLength, int operations)
    {
        var accelerator = new SystemAccelerator();
        using var server = new TestServer(TestServer.Options() with { Crypto = [accelerator, new SoftwareCrypto()] });
        var session = server.Session();
        session.Cache(KeyId.Local(1), Bytes.Repeat(7, 16));

        var sealed_ = session.Expect<AesGcmEncryptResponse>(
            new AesGcmEncryptRequest(KeyId.Local(1), Bytes.Repeat(1, ivLength), Bytes.Repeat(2, 3), Bytes.Repeat(3, 20)));
        Assert.Equal(operations, accelerator.OperationCount);
        var decrypt = new AesGcmDecryptRequest(KeyId.Local(1), Bytes.Repeat(1, ivLength), Bytes.Repeat(2, 3), sealed_.Ciphertext, sealed_.Tag);
        Assert.Equal(new AesGcmDecryptResponse(Bytes.Repeat(3, 20)), session.Ask(decrypt));
        Assert.Equal(HsmStatus.AesGcmAuth, session.Status(decrypt with { Aad = default }));
    }

    [Fact]
    public void Request_NoProviderHasIt_NotCompiledIn()
    {
        using var server = new TestServer(TestServer.Options() with { Crypto = [new SystemAccelerator()] });
        var session = server.Session();
        session.Cache(KeyId.Local(1), Bytes.Repeat(7, 16));

        Assert.Equal(HsmStatus.NotCompiledIn, session.Status(new AesGcmEncryptRequest(KeyId.Local(1), Bytes.Repeat(1, 8), default, default)));
    }

    [Fact]
    public void Request_ChecksInOrder_ShapeKeyUsageLength()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Cache(KeyId.Local(1), Bytes.Repeat(7, 17), ObjectFlags.None);
        session.Cache(KeyId.Local(2), Bytes.Repeat(7, 17), ObjectFlags.UsageEncrypt);
        var iv = Bytes.Repeat(1, 12);

        Assert.Equal(HsmStatus.BadArgs, session.Status(new AesGcmEncryptRequest(KeyId.Local(9), default, default, default)));
        Assert.Equal(HsmStatus.BadArgs, session.Status(new AesGcmEncryptRequest(KeyId.Local(9), iv, default, default, 11)));
        Assert.Equal(HsmStatus.BadArgs, session.Status(new AesGcmEncryptRequest(KeyId.Local(9), iv, default, Bytes.Repeat(1, 1269))));
        Assert.Equal(HsmStatus.BadArgs, session.Status(new AesGcmDecryptRequest(KeyId.Local(9), iv, default, default, Bytes.Repeat(1, 17))));
        Assert.Equal(HsmStatus.NotFound, session.Status(new AesGcmEncryptRequest(KeyId.Local(9), iv, default, default)));
        Assert.Equal(HsmStatus.Usage, session.Status(new AesGcmEncryptRequest(KeyId.Local(1), iv, default, default)));
        Assert.Equal(HsmStatus.BadArgs, session.Status(new AesGcmEncryptRequest(KeyId.Local(2), iv, default, default)));
        Assert.Equal(HsmStatus.Usage, session.Status(new AesGcmDecryptRequest(KeyId.Local(2), iv, default, default, Bytes.Repeat(1, 16))));
    }

    private static void Try(ICryptoProvider provider, AesGcmInput input, JsonElement test)
    {
        var number = test.GetProperty("tcId").GetInt32();
        var isValid = test.GetProperty("result").GetString() == "valid";
        var ciphertext = Hex(test, "ct");
        var status = provider.AesGcmDecrypt(input with { Data = ciphertext }, Hex(test, "tag"), out var plaintext);
        Assert.True(status == (isValid ? HsmStatus.Ok : HsmStatus.AesGcmAuth), $"Vector {number} decrypted to {status}.");
        if (isValid)
        {
            Assert.Equal(input.Data, plaintext);
            Assert.Equal(HsmStatus.Ok, provider.AesGcmEncrypt(input, out var output));
            Assert.Equal(new AesGcmOutput(ciphertext, Hex(test, "tag")), output);
        }
    }

    private static Bytes Hex(JsonElement test, string name) => Bytes.FromHex(test.GetProperty(name).GetString()!);

    private static Bytes Next(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return new Bytes(bytes);
    }

    private static string VectorFile([CallerFilePath] string source = "")
    {
        foreach (var start in (string[])[AppContext.BaseDirectory, source])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "shared", "data", "wycheproof", "aes_gcm_test.json");
                if (File.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        Assert.Skip("No shared/data/wycheproof/aes_gcm_test.json beside the project: the vectors are not part of it.");
        return string.Empty;
    }
}
