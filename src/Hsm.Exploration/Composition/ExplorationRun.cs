using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Models.Workloads;
using Linearizability;
using Linearizability.Rendering;

namespace Hsm.Exploration;

/// <summary>
/// One run: a fresh server, a workload on it, the history held against the specification. Everything is made here and
/// nothing outlives it, so that one run is as good as another.
/// </summary>
internal sealed class ExplorationRun : IDisposable
{
    private const int ProgramUnitBytes = 32;
    // Room for three or four records of the usual length, so that a few writes fill the log: what reclaims and what
    // answers NoSpace happens in every run, beside the other sessions' requests.
    private static readonly FlashGeometry s_geometry = new(PartitionSizeBytes: 256, ProgramUnitBytes: 32);

    private readonly Configuration _configuration;
    private readonly Workload _workload;
    private readonly Mutant _mutant;
    private readonly HistoryRecorder<HsmCall, HsmResponse> _recorder = new();
    private readonly ILockProvider _locks;
    private readonly IAcceleratorEngine? _engine;
    private readonly FlashGeometry _geometry;
    private readonly HsmServer _server;
    private readonly IHsmClient[] _clients;

    /// <summary>Makes server and sessions; nothing runs yet.</summary>
    /// <param name="configuration">How the server is put together.</param>
    /// <param name="workload">What its clients do.</param>
    /// <param name="mutant">The planted bug, or none.</param>
    /// <exception cref="InvalidOperationException">The server does not open.</exception>
    public ExplorationRun(Configuration configuration, Workload workload, Mutant mutant)
    {
        _configuration = configuration;
        _workload = workload;
        _mutant = mutant;
        _geometry = new FlashGeometry(workload.PartitionSizeBytes, ProgramUnitBytes);
        _locks = configuration.CreateLocks();
        _engine = configuration.CreateEngine();
        var options = new HsmServerOptions
        {
            Flash = new FlashModel(_geometry),
            Flash = new FlashModel(WorkloadFaces.Geometry(workload, s_geometry)),
            Locks = _locks,
            Granularity = configuration.LockGranularity,
            Crypto = configuration.CreateCrypto(),
            Engine = _engine,
            Sharing = configuration.Sharing,
            Random = new SeededRandomGenerators(seed: 0),
            ChecksInvariants = true,
            Token = Token,
            Auth = workload.HasUsers ? new AuthOptions { AdministratorPin = WorkloadServer.AdministratorPin, PinIterations = 1 } : null,
            HardwareKeys = WorkloadServer.HardwareKeys,
            CustomCallbacks = WorkloadServer.CustomCallbacks,
            Token = WorkloadFaces.Token(workload),
            Auth = WorkloadFaces.Options(workload),
            Components = mutant.Server(ServerComponents.Default),
        };
        var status = HsmServer.Open(options, out var server);
        _server = server ?? throw new InvalidOperationException($"The server did not open on a blank flash: {status}.");
        _clients = new IHsmClient[workload.SessionCount];
        for (var i = 0; i < _clients.Length; i++)
        {
            _clients[i] = _server.Connect(mutant.Guard());
        }
    }

    /// <summary>The PKCS#11 face of explored servers.</summary>
    internal static TokenOptions Token { get; } = new TokenOptions { UserPin = "1234", SecurityOfficerPin = "123456", PinIterations = 1 };

    /// <summary>Runs the workload to its end.</summary>
    public void Execute()
    {
        _workload.Setup(Record(i => new InlineClient(_clients[i], _server.Sessions[i])));

        // Setup must succeed for the workload to mean anything, and what it left behind is looked at undisturbed.
        (_locks as FailingLockProvider)?.Arm();
        _server.Start(_mutant.Scheduling?.Invoke() ?? _configuration.CreateScheduling());
        WorkloadThreads.Run(
            _workload.Bodies,
            (body, i) => new RecordingClient(_clients[body.Session], _recorder, body.Session, column: i));
        (_locks as FailingLockProvider)?.Disarm();
        _workload.Finish(Record(i => _clients[i]));
    }

    /// <summary>Runs the workload with its bodies one after the other, where what needs an interleaving does not show.</summary>
    /// <param name="first">The body that begins; the others follow in their order, round.</param>
    public void ExecuteInTurn(int first)
    {
        var sessions = Record(i => new InlineClient(_clients[i], _server.Sessions[i]));
        _workload.Setup(sessions);
        for (var i = 0; i < _workload.Bodies.Count; i++)
        {
            var body = _workload.Bodies[(first + i) % _workload.Bodies.Count];
            body.Run(sessions[body.Session]);
        }

        _workload.Finish(sessions);
    }

    /// <summary>Ends the server: its threads are gone afterwards.</summary>
    public void Dispose()
    {
        _server.Dispose();
        _engine?.Dispose();
    }

    /// <summary>Holds what was recorded against the specification.</summary>
    /// <exception cref="HistoryViolationException">It is not linearizable.</exception>
    /// <exception cref="InvalidOperationException">The checker reached a bound: the workload is too large for it.</exception>
    public void Check()
    {
        var admitted = _locks is FailingLockProvider ? AdmittedRefusals.Locked : AdmittedRefusals.None;
        var model = new HsmModel(WorkloadServer.Specify(Specification(_server.Info, _geometry), _workload) with { Admitted = admitted });
        var model = new HsmModel(WorkloadFaces.Specify(_workload, Specification(_server.Info, s_geometry)) with
        {
            Admitted = admitted,
        });
        var model = new HsmModel(Specification(_server.Info, _geometry, _workload.HasUsers) with { Admitted = admitted });
        var result = LinearizabilityChecker.Check(_recorder.ToHistory(), model);
        if (result.Violation is { } violation)
        {
            throw new HistoryViolationException(ViolationRenderer.Tell(violation, model));
        }

        if (result.Verdict != Verdict.Linearizable)
        {
            throw new InvalidOperationException($"The history was not decided ({result.Bound}): make the workload smaller.");
        }
    }

    /// <summary>What servers of explorations are held against.</summary>
    /// <param name="info">The server's limits.</param>
    /// <param name="geometry">Of its flash.</param>
    /// <param name="hasUsers">Whether it has users.</param>
    /// <returns>Limits and choices, the room in flash included.</returns>
    internal static SpecificationOptions Specification(ServerInfo info, FlashGeometry geometry) => new()
    {
        Info = info,
        Gcm = ToyAead.Instance,
        NvmSpace = new NvmSpace(
            geometry.PartitionSizeBytes - NvmFormat.FirstRecordOffsetBytes(geometry),
            NvmFormat.RecordOverheadBytes,
            geometry.ProgramUnitBytes),
    };
    internal static SpecificationOptions Specification(ServerInfo info, FlashGeometry geometry, bool hasUsers = false) => WorkloadServer.Specify(
        new SpecificationOptions
        {
            Info = info,
            Gcm = ToyAead.Instance,
            Token = new() { UserPin = new("1234"u8), SecurityOfficerPin = new("123456"u8) },
            NvmSpace = new NvmSpace(
                geometry.PartitionSizeBytes - NvmFormat.FirstRecordOffsetBytes(geometry),
                NvmFormat.RecordOverheadBytes,
                geometry.ProgramUnitBytes),
        },
        hasUsers);

    // Setup and Finish run on one thread; each session has its own column, as in the concurrent part.
    private IHsmClient[] Record(Func<int, IHsmClient> session)
    {
        var recording = new IHsmClient[_clients.Length];
        for (var i = 0; i < recording.Length; i++)
        {
            recording[i] = new RecordingClient(session(i), _recorder, session: i, column: i);
        }

        return recording;
    }
}
