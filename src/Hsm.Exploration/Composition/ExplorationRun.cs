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
        _geometry = WorkloadFaces.Geometry(workload, ProgramUnitBytes);
        _locks = configuration.CreateLocks();
        _engine = configuration.CreateEngine();
        var options = new HsmServerOptions
        {
            Flash = new FlashModel(_geometry),
            Locks = _locks,
            Granularity = configuration.LockGranularity,
            Crypto = configuration.CreateCrypto(),
            Engine = _engine,
            Sharing = configuration.Sharing,
            NvmIds = workload.NvmIds,
            Random = new SeededRandomGenerators(seed: 0),
            ChecksInvariants = true,
            HardwareKeys = WorkloadServer.HardwareKeys,
            CustomCallbacks = WorkloadServer.CustomCallbacks,
            Token = WorkloadFaces.Token(workload),
            Auth = WorkloadFaces.Users(workload),
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

    /// <summary>Runs the workload to its end.</summary>
    public void Execute()
    {
        _workload.Setup(Record(i => new InlineClient(_clients[i], _server.Sessions[i])));

        // Setup must succeed for the workload to mean anything, and what it left behind is looked at undisturbed.
        (_locks as FailingLockProvider)?.Arm();
        _server.Start(_mutant.CreateScheduling() ?? _configuration.CreateScheduling());
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
        var model = new HsmModel(Specification(_server.Info, _geometry, _workload) with { Admitted = admitted });
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
    /// <param name="workload">What runs on it; null: neither users nor a PKCS#11 face.</param>
    /// <returns>Limits and choices, the room in flash included.</returns>
    internal static SpecificationOptions Specification(ServerInfo info, FlashGeometry geometry, Workload? workload = null) => WorkloadServer.Specify(
        new SpecificationOptions
        {
            Info = info,
            Gcm = ToyAead.Instance,
            NvmSpace = new NvmSpace(
                geometry.PartitionSizeBytes - NvmFormat.FirstRecordOffsetBytes(geometry),
                NvmFormat.RecordOverheadBytes,
                geometry.ProgramUnitBytes),
        },
        workload);

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
