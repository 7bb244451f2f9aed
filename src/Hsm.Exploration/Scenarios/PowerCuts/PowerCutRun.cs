using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Models.Workloads;
using Linearizability;

namespace Hsm.Exploration;

/// <summary>
/// One run of a workload, and then every power cut that could have ended it: after each, recovery runs on a server of its
/// own, and what that answers is held against the specification.
/// </summary>
internal sealed class PowerCutRun
{
    // So that a record has several.
    private const int ProgramUnitBytes = 16;

    private readonly Workload _workload;
    private readonly Mutant _mutant;
    private readonly HistoryRecorder<HsmCall, HsmResponse> _recorder = new();
    private readonly FlashModel _flash;
    private readonly CutJournal _journal;

    /// <summary>Makes the run.</summary>
    /// <param name="workload">What the clients do.</param>
    /// <param name="mutant">The planted bug, or none.</param>
    public PowerCutRun(Workload workload, Mutant mutant)
    {
        _workload = workload;
        _mutant = mutant;
        _flash = new FlashModel(WorkloadFaces.Geometry(workload, ProgramUnitBytes));
        _journal = new CutJournal(_flash, _recorder.ToHistory);
    }

    /// <summary>Runs the workload without a cut.</summary>
    public void Execute()
    {
        using var server = RecoveredServer.Open(_journal, _mutant, _workload);
        var clients = new IHsmClient[_workload.SessionCount];
        for (var i = 0; i < clients.Length; i++)
        {
            clients[i] = server.Connect();
        }

        _workload.Setup([.. clients.Select((client, i) => new RecordingClient(new InlineClient(client, server.Sessions[i]), _recorder, i, i))]);
        _journal.IsNoting = true;
        server.Start(new ThreadPerSessionScheduling());
        WorkloadThreads.Run(_workload.Bodies, (body, i) => new RecordingClient(clients[body.Session], _recorder, body.Session, column: i));
        _journal.IsNoting = false;
    }

    /// <summary>Cuts the power at every step of what was run.</summary>
    /// <exception cref="HistoryViolationException">Some cut lost what was acknowledged, or left half of what was in flight.</exception>
    public void Check()
    {
        foreach (var call in _journal.Calls)
        {
            PowerCutCheck.CheckCall(call, _mutant, _workload.SessionCount, _workload);
        }

        // And after the last: everything was acknowledged.
        new PowerCutCheck(_mutant, _workload.SessionCount, _recorder.ToHistory()) { Workload = _workload }.Check(_flash.PowerOn(), "after the last request");
    }
}
