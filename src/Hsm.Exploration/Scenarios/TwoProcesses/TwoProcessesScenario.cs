using Hsm.Abstractions;
using Hsm.Models.Specification;
using Linearizability;
using Linearizability.Rendering;

namespace Hsm.Exploration;

/// <summary>
/// Two processes open one store, each with a server of its own over it, and change it. One that finds the store in use is
/// refused and tries again, some times. Nothing acknowledged is lost: what a third finds afterwards is held against the
/// specification.
/// </summary>
internal sealed class TwoProcessesScenario : Scenario
{
    private const int Tries = 3;
    private static readonly FlashGeometry s_geometry = new(PartitionSizeBytes: 256, ProgramUnitBytes: 16);
    private static readonly CounterId s_counter = new(1);

    /// <inheritdoc/>
    public override string Name => "two-processes";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["destroy", "increment"];

    /// <inheritdoc/>
    public override int ThreadCount => 2;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        var disk = new DiskModel();
        HsmRequest[] changes = configuration == "destroy"
            ? [new NvmDestroyRequest(new NvmIdList(Id(0))), new NvmDestroyRequest(new NvmIdList(Id(1)))]
            : [new CounterIncrementRequest(s_counter), new CounterIncrementRequest(s_counter)];

        TryRun(disk, Mutants.None, new Visit(recorder, Session: 0), [new InitRequest(1), new CounterInitRequest(s_counter, 0), Add(Id(0)), Add(Id(1))]);
        var processes = changes.Select((change, i) => new Thread(() => RunWithRetries(disk, mutant, new Visit(recorder, i + 1), change))
        {
            Name = $"process {i + 1}",
            IsBackground = true,
        }).ToArray();
        Array.ForEach(processes, static process => process.Start());
        Array.ForEach(processes, static process => process.Join());
        var info = TryRun(
            disk,
            Mutants.None,
            new Visit(recorder, Session: 3),
            [new InitRequest(1), new CounterReadRequest(s_counter), new NvmListRequest(NvmId.None), new NvmGetMetadataRequest(Id(1))]);
        Check(recorder.ToHistory(), info ?? throw new HsmInvariantException("A store that nobody has open is to be had."));
    }

    private static void RunWithRetries(DiskModel disk, Mutant mutant, Visit visit, HsmRequest change)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (TryRun(disk, mutant, visit, [new InitRequest(1), change]) is not null)
            {
                return;
            }

            Thread.Yield();
        }
    }

    // Opens the store, asks, closes. Null: another process has it; nothing was asked.
    private static ServerInfo? TryRun(DiskModel disk, Mutant mutant, Visit visit, HsmRequest[] requests)
    {
        var status = FileFlash.Open(mutant.Medium(disk.For($"process {visit.Session}")), s_geometry, out var flash, out var problem);
        if (flash is null)
        {
            return status == HsmStatus.Locked ? null : throw new HistoryViolationException($"The store does not open: {problem!.Message}");
        }

        using (flash)
        {
            using var server = RecoveredServer.Open(flash, mutant);
            var client = new RecordingClient(new InlineClient(server.Connect(), server.Sessions[0]), visit.Recorder, visit.Session, visit.Session);
            foreach (var request in requests)
            {
                client.Send(request);
            }

            return server.Info;
        }
    }

    private static void Check(History<HsmCall, HsmResponse> history, ServerInfo info)
    {
        var model = new HsmModel(ExplorationRun.Specification(info, s_geometry));
        var result = LinearizabilityChecker.Check(history, model);
        if (result.Violation is { } violation)
        {
            throw new HistoryViolationException(ViolationRenderer.Tell(violation, model));
        }
    }

    private static NvmId Id(int number) => new((ushort)(number + 1));

    private static NvmAddRequest Add(NvmId id) =>
        new(new ObjectMetadata(id, 0, ObjectFlags.None, 0, ObjectLabel.FromText("object")), Bytes.Empty);

    /// <summary>One process's stay: where it records, under which label.</summary>
    private sealed record Visit(HistoryRecorder<HsmCall, HsmResponse> Recorder, int Session);
}
