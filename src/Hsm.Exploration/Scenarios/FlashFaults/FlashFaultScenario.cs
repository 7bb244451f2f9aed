using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Models.Workloads;
using Linearizability;

namespace Hsm.Exploration;

/// <summary>
/// Two sessions work, and a third thread lets a flash call fail halfway: which one, the schedule decides. The server lives
/// on, refuses changes and tells what it last knew; a retry is not Ok by accident (hsm-notes, 5). Then it is started anew,
/// and what was refused is found wholly or not at all. Configurations are workloads.
/// </summary>
internal sealed class FlashFaultScenario : Scenario
{
    private static readonly FlashGeometry s_geometry = new(PartitionSizeBytes: 256, ProgramUnitBytes: 16);

    /// <inheritdoc/>
    public override string Name => "flash-fault";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } =
        [new SharedCounter().Name, new EraseReachesCopies().Name, new CutObjects().Name];

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var workload = HsmWorkloads.All.First(one => one.Name == configuration);
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        var flash = new FailingFlash(new FlashModel(s_geometry));
        using (var server = RecoveredServer.Open(flash, mutant))
        {
            var clients = Enumerable.Range(0, workload.SessionCount).Select(_ => server.Connect()).ToArray();
            workload.Setup([.. clients.Select((client, i) => new RecordingClient(new InlineClient(client, server.Sessions[i]), recorder, i, i))]);
            server.Start(new ThreadPerSessionScheduling());
            WorkloadThreads.Run(
                [.. workload.Bodies, new WorkloadBody(Session: 0, _ => flash.Arm())],
                (body, i) => new RecordingClient(clients[body.Session], recorder, body.Session, column: i));
            workload.Finish([.. clients.Select((client, i) => new RecordingClient(client, recorder, i, i))]);
        }

        new PowerCutCheck(mutant, workload.SessionCount, recorder.ToHistory()).Check(flash.PowerOn(), "after the flash had failed");
    }
}
