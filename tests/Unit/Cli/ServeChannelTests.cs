using Hsm;
using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.Cli;

/// <summary><c>hsm serve</c> with secure channels, jobs and pipelines.</summary>
public sealed class ServeChannelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-channel").FullName;
    private readonly X25519KeyPair _server = X25519KeyPair.Import(Bytes.Repeat(3, 32).Span);
    private readonly X25519KeyPair _client = X25519KeyPair.Import(Bytes.Repeat(5, 32).Span);

    [Fact]
    public void Serve_JobsInAChannel_AnswersAsWithout()
    {
        string key = Path.Combine(_folder, "key");
        File.WriteAllText(key, Bytes.Repeat(3, 32).ToString());
        using ServeProcess server = ServeProcess.Start(
            "memory", "--jobs", "4", "--lanes", "2", "--accelerator-queue", "64", "--scheduling", "event-driven", "--channel-key", $"file:{key}",
            "--channel-client", _client.PublicKey.ToString(), "--channel-aead", "aes-gcm", "--pipelines", "4", "--split-fragment", "512");
        HsmChannelClientOptions options = Options();
        using HsmChannelClient client = HsmChannelClient.Connect(server.EndPoint, options)!;
        Assert.IsType<InitResponse>(client.Send(new InitRequest(1)));
        Assert.IsType<KeyCacheResponse>(client.Send(new KeyCacheRequest(KeyId.Local(5), ObjectFlags.UsageAny, default, Bytes.Repeat(7, 16))));
        Bytes text = Bytes.Repeat(9, 1200);
        AesGcmEncryptResponse encrypted = Assert.IsType<AesGcmEncryptResponse>(client.Send(new AesGcmEncryptRequest(KeyId.Local(5), Bytes.Repeat(1, 12), default, text)));
        AesGcmDecryptRequest decrypt = new(KeyId.Local(5), Bytes.Repeat(1, 12), default, encrypted.Ciphertext, encrypted.Tag);
        Assert.Equal(new AesGcmDecryptResponse(text), client.Send(decrypt));
        Assert.IsType<AesCmacResponse>(client.Send(new AesCmacRequest(KeyId.Local(5), default, text, 16)));
        using (HsmSocketClient plain = server.Connect())
        {
            Assert.False(plain.Send(new InitRequest(1)).IsOk);
        }

        using X25519KeyPair stranger = X25519KeyPair.Import(Bytes.Repeat(6, 32).Span);
        Assert.Null(HsmChannelClient.Connect(server.EndPoint, options with { Handshake = options.Handshake with { Identity = stranger } }));
        server.Terminate();
        Assert.Contains(_server.PublicKey.ToString(), server.End().Expect(0).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--channel-client is missing", "--channel-key", "pass:00")]
    [InlineData("--channel-key is no key", "--channel-key", "pass:00", "--channel-client", "00")]
    [InlineData("there is none", "--jobs", "2", "--accelerator", "none")]
    public void Serve_WrongInput_SaysWhatIsWrong(string expected, params string[] arguments)
    {
        CliRun run = CliRun.HsmInProcess(["serve", "--store", "memory", .. arguments]).Expect(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _server.Dispose();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private HsmChannelClientOptions Options() => new()
    {
        Handshake = new HandshakeOptions { Identity = _client, Random = new SystemEntropy(), Aead = new AesGcmAead() },
        Server = _server.PublicKey,
        Pipeline = new ChannelPipeline(new RecordPipelineOptions { MaxPipelines = 4, SplitFragmentBytes = 512, MaxFragmentBytes = 512 }),
    };
}
