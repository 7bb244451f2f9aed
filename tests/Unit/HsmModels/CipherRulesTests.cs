using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.HsmModels;

public sealed class CipherRulesTests
{
    private static readonly KeyId s_key = KeyId.Local(1);

    [Theory]
    [InlineData(16, 0)]
    [InlineData(24, 5)]
    [InlineData(32, 40)]
    public void Encrypt_Then_DecryptsToThePlaintext(int keyLength, int length)
    {
        SpecifiedServer server = WithKey(ObjectFlags.UsageAny, keyLength);
        AesGcmEncryptRequest request = Requests.Encrypt(s_key, length);

        AesGcmEncryptResponse sealedText = Assert.IsType<AesGcmEncryptResponse>(server.Send(0, request));

        AesGcmOutput expected = ToyAead.Instance.Encrypt(
            new AesGcmInput(Bytes.Repeat(0xAA, keyLength).Memory, request.Iv, request.Aad, request.Plaintext, 16));
        Assert.Equal((expected.Ciphertext, expected.Tag), (sealedText.Ciphertext, sealedText.Tag));
        Assert.Equal(
            new AesGcmDecryptResponse(request.Plaintext),
            server.Send(0, new AesGcmDecryptRequest(s_key, request.Iv, request.Aad, sealedText.Ciphertext, sealedText.Tag)));
    }

    [Fact]
    public void Decrypt_AnythingChanged_AnswersAesGcmAuth()
    {
        SpecifiedServer server = WithKey(ObjectFlags.UsageAny);
        AesGcmEncryptRequest request = Requests.Encrypt(s_key);
        AesGcmEncryptResponse text = Assert.IsType<AesGcmEncryptResponse>(server.Send(0, request));
        var good = new AesGcmDecryptRequest(s_key, request.Iv, request.Aad, text.Ciphertext, text.Tag);

        server.AssertRefuses(HsmStatus.AesGcmAuth, 0, good with { Iv = Bytes.Repeat(2, 12) });
        server.AssertRefuses(HsmStatus.AesGcmAuth, 0, good with { Aad = Bytes.Empty });
        server.AssertRefuses(HsmStatus.AesGcmAuth, 0, good with { Ciphertext = Bytes.Repeat(0, 20) });
        server.AssertRefuses(HsmStatus.AesGcmAuth, 0, good with { Tag = Bytes.Repeat(0, 16) });
        server.AssertRefuses(HsmStatus.AesGcmAuth, 0, good with { Tag = text.Tag.Slice(1, 15) });
    }

    [Fact]
    public void Cipher_Refusals_ComeInOrder()
    {
        SpecifiedServer server = WithKey(ObjectFlags.UsageDecrypt, 15);
        AesGcmEncryptRequest encrypt = Requests.Encrypt(s_key);

        server.AssertRefuses(HsmStatus.BadArgs, 0, encrypt with { Iv = Bytes.Empty });
        server.AssertRefuses(HsmStatus.BadArgs, 0, encrypt with { TagLengthBytes = 11 });
        server.AssertRefuses(HsmStatus.BadArgs, 0, encrypt with { TagLengthBytes = 17 });
        server.AssertRefuses(HsmStatus.BadArgs, 0, encrypt with { Plaintext = Bytes.Repeat(0, 1280) });
        server.AssertRefuses(HsmStatus.BadArgs, 0, encrypt with { Key = KeyId.Assign });
        server.AssertRefuses(HsmStatus.NotFound, 0, encrypt with { Key = KeyId.Local(9) });
        server.AssertRefuses(HsmStatus.Usage, 0, encrypt);
        server.AssertRefuses(
            HsmStatus.BadArgs, 0, new AesGcmDecryptRequest(s_key, Requests.Iv, Bytes.Empty, Bytes.Empty, Bytes.Repeat(0, 16)));
    }

    [Fact]
    public void Decrypt_KeyForEncryptionOnly_AnswersUsage() =>
        WithKey(ObjectFlags.UsageEncrypt).AssertRefuses(
            HsmStatus.Usage, 0, new AesGcmDecryptRequest(s_key, Requests.Iv, Bytes.Empty, Bytes.Empty, Bytes.Repeat(0, 16)));

    [Fact]
    public void Encrypt_ShapeTheServerLacks_AnswersNotCompiledIn()
    {
        var oracle = new CryptoProviderOracle(new AcceleratorModel(supportedKeyLengthBytes: 32));
        var server = new SpecifiedServer(SpecifiedServer.Options() with { Gcm = oracle });
        server.Send(0, new InitRequest(1));
        server.Send(0, Requests.Cache(s_key, 0xAA, ObjectFlags.UsageAny));

        server.AssertRefuses(HsmStatus.NotCompiledIn, 0, Requests.Encrypt(s_key));
    }

    [Fact]
    public void Encrypt_KeyInNvmOnly_Works()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.AssertDone(0, Requests.Add(s_key.ToNvmId(new ClientId(1)).Value, 0xAA, ObjectFlags.UsageEncrypt, 16));

        Assert.IsType<AesGcmEncryptResponse>(server.Send(0, Requests.Encrypt(s_key)));
    }

    private static SpecifiedServer WithKey(ObjectFlags flags, int length = 16)
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, Requests.Cache(s_key, 0xAA, flags, length));
        return server;
    }
}
