using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>
/// Two sessions encrypt with one cached key, of which a cipher is kept, while a third puts another key into its slot and
/// evicts that. Telling: a cipher is one request's alone, goes with its key, and each answer is that of one of the keys.
/// </summary>
internal sealed class PreparedKeysScenario : Scenario
{
    private const string Device = "device";
    private static readonly KeyId s_key = KeyId.Global(5);
    private static readonly Bytes s_first = Bytes.Repeat(0x11, 16);
    private static readonly Bytes s_second = Bytes.Repeat(0x22, 16);

    /// <inheritdoc/>
    public override string Name => "prepared-keys";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["library", Device];

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var provider = new PreparingProvider(configuration == Device);
        using (var server = Open(provider, mutant))
        {
            var setup = Connect(server);
            setup.Send(Cache(s_first));
            Require(setup.Send(Encryption()), Encrypted(s_first));
            var (one, other, third) = (Connect(server), Connect(server), Connect(server));
            Thread[] threads =
            [
                new(() => Use(one)) { Name = "user 1", IsBackground = true },
                new(() => Use(other)) { Name = "user 2", IsBackground = true },
                new(() => Replace(third)) { Name = "owner", IsBackground = true },
            ];
            Array.ForEach(threads, static thread => thread.Start());
            Array.ForEach(threads, static thread => thread.Join());
        }

        provider.AssertAllClosed();
    }

    private static HsmServer Open(PreparingProvider provider, Mutant mutant)
    {
        var status = HsmServer.Open(
            new HsmServerOptions
            {
                Flash = new FlashModel(new FlashGeometry(PartitionSizeBytes: 256, ProgramUnitBytes: 32)),
                Locks = new MonitorLockProvider(),
                Crypto = [provider],
                ChecksInvariants = true,
                Components = mutant.Server(ServerComponents.Default),
            },
            out var server);
        return server ?? throw new InvalidOperationException($"The server did not open on a blank flash: {status}.");
    }

    private static InlineClient Connect(HsmServer server)
    {
        var client = server.Connect();
        return new InlineClient(client, server.Sessions[^1]);
    }

    private static void Use(InlineClient client) =>
        Require(client.Send(Encryption()), Encrypted(s_first), Encrypted(s_second), new StatusResponse(HsmStatus.NotFound));

    private static void Replace(InlineClient client)
    {
        client.Send(Cache(s_second));
        client.Send(new KeyEvictRequest(s_key));
    }

    private static void Require(HsmResponse response, params HsmResponse[] allowed)
    {
        if (!allowed.Contains(response))
        {
            throw new HsmInvariantException($"An encryption is that of a key which was there, not {response}.");
        }
    }

    private static KeyCacheRequest Cache(Bytes key) => new(s_key, ObjectFlags.UsageAny, default, key);

    private static AesGcmEncryptRequest Encryption() => new(s_key, Bytes.Repeat(1, 12), Bytes.Empty, Bytes.Repeat(2, 4));

    private static AesGcmEncryptResponse Encrypted(Bytes key)
    {
        var request = Encryption();
        var output = ToyAead.Instance.Encrypt(new AesGcmInput(key.Memory, request.Iv, request.Aad, request.Plaintext, request.TagLengthBytes));
        return new AesGcmEncryptResponse(output.Ciphertext, output.Tag);
    }
}
