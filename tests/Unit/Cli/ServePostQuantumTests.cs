using Hsm.Abstractions;
using Hsm.Protocol;
using Unit.Hsm;
using Xunit;

namespace Unit.Cli;

/// <summary>ML-DSA and ML-KEM of a real <c>hsm serve</c>, where the platform has them: over TCP, and from a store that is opened again.</summary>
public sealed class ServePostQuantumTests : IDisposable
{
    private const int PayloadLengthBytes = 8192;
    private static readonly Bytes s_message = Bytes.Repeat(0x6D, 100);
    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-serve-pq").FullName;

    [Fact]
    public void Serve_EveryParameterSet_SignsAndDecapsulatesAlsoAfterARestart()
    {
        PostQuantum.Require();
        var signed = new Dictionary<MlDsaLevel, Bytes>();
        var sealed_ = new Dictionary<MlKemLevel, MlKemEncapsulateResponse>();
        Serve(client =>
        {
            foreach (MlDsaLevel level in Enum.GetValues<MlDsaLevel>())
            {
                Expect<GeneratedKeyResponse>(client, new MlDsaKeyGenRequest(level, Target(IdOf(level))));
                signed[level] = Expect<SignatureResponse>(client, Sign(level)).Signature;
                Expect<StatusResponse>(client, new KeyCommitRequest(IdOf(level)));
            }

            foreach (MlKemLevel level in Enum.GetValues<MlKemLevel>())
            {
                Expect<GeneratedKeyResponse>(client, new MlKemKeyGenRequest(level, Target(IdOf(level))));
                sealed_[level] = Expect<MlKemEncapsulateResponse>(client, new MlKemEncapsulateRequest(IdOf(level), level));
                Expect<StatusResponse>(client, new KeyCommitRequest(IdOf(level)));
                Expect<StatusResponse>(client, new KeyEvictRequest(IdOf(level)));
            }
        });

        Serve(client =>
        {
            foreach ((MlDsaLevel level, Bytes signature) in signed)
            {
                var verify = new MlDsaVerifyRequest(IdOf(level), level, signature, s_message) { Context = Sign(level).Context };
                Assert.Equal(new SignatureVerifyResponse(true, default), client.Send(verify));
                Assert.Equal(new SignatureVerifyResponse(false, default), client.Send(verify with { Message = default }));
                Assert.Equal(signature.Length, Expect<SignatureResponse>(client, Sign(level)).Signature.Length);
            }

            foreach ((MlKemLevel level, MlKemEncapsulateResponse told) in sealed_)
            {
                Assert.Equal(new MlKemDecapsulateResponse(told.SharedSecret), client.Send(new MlKemDecapsulateRequest(IdOf(level), level, told.Ciphertext)));
                Expect<KeyExportPublicResponse>(client, new KeyExportPublicRequest(IdOf(level), PublicKeyAlgorithm.MlKem));
            }
        });
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static MlDsaSignRequest Sign(MlDsaLevel level) => new(IdOf(level), level, s_message) { Context = Bytes.Repeat((byte)level, 7) };

    private static KeyId IdOf(MlDsaLevel level) => KeyId.Local((byte)(10 + (int)level));

    private static KeyId IdOf(MlKemLevel level) => KeyId.Local((byte)(20 + (int)level));

    private static KeyTarget Target(KeyId id) => new(id, ObjectFlags.UsageAny, ObjectLabel.FromText("pq"));

    private static T Expect<T>(HsmSocketClient client, HsmRequest request)
        where T : HsmResponse
    {
        HsmResponse response = client.Send(request);
        Assert.True(response.IsOk, $"{request}: {response.Status}");
        return Assert.IsType<T>(response);
    }

    private void Serve(Action<HsmSocketClient> work)
    {
        string length = PayloadLengthBytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using ServeProcess server = ServeProcess.Start(
            Path.Combine(_folder, "store"), "--comm-data-len", length, "--big-slot-len", "3168", "--nvm-size", "262144");
        using (HsmSocketClient client = HsmSocketClient.Connect(
            server.EndPoint, new HsmSocketClientOptions { Codec = CodecOptions.Default with { CommDataLengthBytes = PayloadLengthBytes } }))
        {
            Expect<InitResponse>(client, new InitRequest(1));
            work(client);
        }

        server.Terminate();
        server.End().Expect(0);
    }
}
