using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>A fresh server with an engine of two lanes, a dispatcher, and sessions worked by hand.</summary>
internal sealed class JobWorld : IDisposable
{
    private static readonly Bytes s_material = Bytes.Repeat(0x11, 16);

    private readonly AcceleratorEngine _engine;

    /// <summary>Makes it; a key is cached, nothing else happened.</summary>
    /// <param name="mutant">The planted bug, or none.</param>
    /// <param name="maxJobs">0: no limit.</param>
    /// <param name="takesPipelines">Whether the engine takes several records in a call.</param>
    public JobWorld(Mutant mutant, int maxJobs = 0, bool takesPipelines = true)
    {
        _engine = new AcceleratorEngine(
            static () => new SoftwareCryptoModel(),
            new AcceleratorEngineOptions { LaneCount = 2, PipelinedAlgorithms = takesPipelines ? [CryptoAlgorithm.AesGcm] : [] });
        Components = mutant.Server(ServerComponents.Default);
        var status = HsmServer.Open(
            new HsmServerOptions
            {
                Flash = new FlashModel(new FlashGeometry(PartitionSizeBytes: 256, ProgramUnitBytes: 32)),
                Locks = new MonitorLockProvider(),
                Crypto = [new SoftwareCryptoModel()],
                Engine = _engine,
                ChecksInvariants = true,
                Components = Components,
            },
            out var server);
        Server = server ?? throw new InvalidOperationException($"The server did not open on a blank flash: {status}.");
        Dispatcher = server.CreateDispatcher(maxJobs);
        var setup = Server.OpenAsyncSession();
        setup.Begin(new KeyCacheRequest(Key, ObjectFlags.UsageAny, default, s_material), Dispatcher);
        setup.Dispose();
    }

    /// <summary>The key that is cached.</summary>
    public static KeyId Key => KeyId.Global(5);

    /// <summary>The server's parts.</summary>
    public ServerComponents Components { get; }

    /// <summary>The server.</summary>
    public HsmServer Server { get; }

    /// <summary>Where requests run.</summary>
    public AsyncJobDispatcher Dispatcher { get; }

    /// <summary>An encryption that the engine does.</summary>
    /// <param name="number">Tells it from others, 1..255.</param>
    /// <returns>Request and answer.</returns>
    public static JobCall Encrypt(byte number)
    {
        var request = new AesGcmEncryptRequest(Key, Bytes.Repeat(number, 12), Bytes.Empty, Bytes.Repeat(number, 4));
        var output = ToyAead.Instance.Encrypt(new AesGcmInput(s_material.Memory, request.Iv, request.Aad, request.Plaintext, 16));
        return new JobCall(request, new AesGcmEncryptResponse(output.Ciphertext, output.Tag));
    }

    /// <summary>An encryption with a key that is not there.</summary>
    /// <returns>Request and answer.</returns>
    public static JobCall EncryptWithoutKey() => new(
        new AesGcmEncryptRequest(KeyId.Global(6), Bytes.Repeat(1, 12), Bytes.Empty, Bytes.Empty),
        new StatusResponse(HsmStatus.NotFound));

    /// <summary>A request that needs no engine.</summary>
    /// <param name="number">Tells it from others.</param>
    /// <returns>Request and answer.</returns>
    public static JobCall Echo(byte number) =>
        new(new EchoRequest(Bytes.Repeat(number, 3)), new EchoResponse(Bytes.Repeat(number, 3)));

    /// <summary>Ends engine and server: every thread is gone afterwards.</summary>
    /// <exception cref="HsmInvariantException">A job is left.</exception>
    public void Dispose()
    {
        _engine.Dispose();
        Server.Dispose();
    }
}
