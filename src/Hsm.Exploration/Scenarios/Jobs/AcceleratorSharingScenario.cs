using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>
/// Sessions that belong to the device and sessions that don't, at the same time. Reserved: an ordinary client beside two
/// sessions of the privileged one, one of which takes over from the other. Affinity: requests that ask for either. Telling:
/// each operation is done where it belongs.
/// </summary>
internal sealed class AcceleratorSharingScenario : Scenario
{
    private static readonly KeyId s_key = KeyId.Global(5);

    /// <inheritdoc/>
    public override string Name => "accelerator-sharing";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["reserved", "affinity"];

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var isReserved = configuration == "reserved";
        using var server = Open(isReserved, mutant);
        var setup = server.OpenAsyncSession();
        setup.Begin(new KeyCacheRequest(s_key, ObjectFlags.UsageAny, default, Bytes.Repeat(0x11, 16)), server.CreateDispatcher(maxJobs: 0));
        var (hardware, software) = (Encrypt(ProbedProvider.DeviceMark), Encrypt(ProbedProvider.SoftwareMark));
        Thread[] threads = isReserved
            ?
            [
                Client(server, 1, hardware),
                Client(server, 1, hardware),
                Client(server, 2, software, software),
            ]
            :
            [
                Client(server, 1, hardware, software),
                Client(server, 2, software, hardware),
                Client(server, 3, hardware),
            ];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
    }

    private static HsmServer Open(bool isReserved, Mutant mutant)
    {
        // Longer than anything takes: who waits that long was starved.
        var sharing = isReserved
            ? AcceleratorSharing.Reserved(new ClientId(1), TimeSpan.FromMinutes(1))
            : AcceleratorSharing.PerRequestAffinity;
        var status = HsmServer.Open(
            new HsmServerOptions
            {
                Flash = new FlashModel(new FlashGeometry(PartitionSizeBytes: 256, ProgramUnitBytes: 32)),
                Locks = new MonitorLockProvider(),
                Crypto =
                [
                    new ProbedProvider(new AcceleratorModel(), ProbedProvider.DeviceMark),
                    new ProbedProvider(new SoftwareCryptoModel(), ProbedProvider.SoftwareMark),
                ],
                Sharing = sharing,
                ChecksInvariants = true,
                Token = new TokenOptions { PinIterations = 1 },
                Components = mutant.Server(ServerComponents.Default),
            },
            out var server);
        return server ?? throw new InvalidOperationException($"The server did not open on a blank flash: {status}.");
    }

    private static Thread Client(HsmServer server, byte client, params JobCall[] calls)
    {
        var session = server.OpenAsyncSession();
        var dispatcher = server.CreateDispatcher(maxJobs: 1);
        return new Thread(() => Use(session, dispatcher, client, calls)) { Name = $"client {client}", IsBackground = true };
    }

    private static void Use(AsyncSession session, AsyncJobDispatcher dispatcher, byte client, JobCall[] calls)
    {
        session.Begin(new InitRequest(client), dispatcher);
        foreach (var call in calls)
        {
            call.Assert(session.Begin(call.Request, dispatcher).Response);
        }

        session.Dispose();
    }

    private static JobCall Encrypt(byte mark)
    {
        var request = new AesGcmEncryptRequest(s_key, Bytes.Repeat(mark, 12), Bytes.Empty, Bytes.Repeat(mark, 4))
        {
            Affinity = mark == ProbedProvider.DeviceMark ? CryptoAffinity.Hardware : CryptoAffinity.Software,
        };
        var output = ToyAead.Instance.Encrypt(new AesGcmInput(Bytes.Repeat(0x11, 16).Memory, request.Iv, request.Aad, request.Plaintext, 16));
        return new JobCall(request, new AesGcmEncryptResponse(output.Ciphertext, output.Tag));
    }
}
