using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Models.Workloads;
using Linearizability;
using Linearizability.Rendering;

namespace Hsm.Exploration;

/// <summary>
/// Judges what power cuts left that came at one moment of a history: recovery must find what the specification allows
/// after a crash, find it again when it is cut itself, and leave a server that works.
/// </summary>
/// <param name="mutant">The planted bug, or none.</param>
/// <param name="label">A session's label that the history does not have.</param>
/// <param name="history">What clients had asked and been answered at that moment.</param>
internal sealed class PowerCutCheck(Mutant mutant, int label, History<HsmCall, HsmResponse> history)
{
    // A counter that no workload uses.
    private static readonly CounterId s_alive = new(0xEE);

    private readonly List<byte[]> _seen = [];
    private bool _hasCutRecovery;

    /// <summary>What was worked on the flash; null: nothing with users.</summary>
    public Workload? Workload { get; init; }

    /// <summary>Judges every cut of one call. They leave few different things, so each of those is looked at once.</summary>
    /// <param name="call">The call.</param>
    /// <param name="mutant">The planted bug, or none.</param>
    /// <param name="label">A session's label that the call's history does not have.</param>
    /// <param name="workload">What was worked on the flash; null: nothing with users.</param>
    /// <exception cref="HistoryViolationException">Some cut is not as the specification allows.</exception>
    public static void CheckCall(CutCall call, Mutant mutant, int label, Workload? workload = null)
    {
        var check = new PowerCutCheck(mutant, label, call.History) { Workload = workload };
        var cut = 0;
        foreach (var flash in call.Cuts())
        {
            check.Check(flash, $"at cut {cut} of the {call}");
            cut++;
        }
    }

    /// <summary>Judges one.</summary>
    /// <param name="flash">The flash with its power on again.</param>
    /// <param name="where">Where the power was cut, for messages.</param>
    /// <exception cref="HistoryViolationException">It is not as the specification allows.</exception>
    public void Check(FlashModel flash, string where)
    {
        var recovery = NvmRecovery.FromBytes(flash.ToArray(), flash.Geometry);
        var content = ContentOf(flash, recovery);
        if (!_seen.Exists(seen => seen.AsSpan().SequenceEqual(content)))
        {
            _seen.Add(content);
            Judge(flash, where);
        }

        if (recovery.Verdict is not NvmRecovery.Finding.Clean && !_hasCutRecovery)
        {
            _hasCutRecovery = true;
            CutRecovery(flash, content, where);
        }
    }

    // The bytes of all living records, in order: what clients can learn of the store.
    private static byte[] ContentOf(FlashModel flash, NvmRecovery recovery)
    {
        if (recovery.Log is not { } log)
        {
            return [(byte)recovery.Verdict];
        }

        var bytes = flash.ToArray();
        var start = flash.Geometry.PartitionOffsetBytes(log.Partition);
        var content = new List<byte>();
        foreach (var entry in log.Entries)
        {
            content.AddRange(bytes.AsSpan(
                start + entry.RecordOffsetBytes,
                NvmFormat.RecordOverheadBytes + entry.Metadata.Length));
        }

        return [.. content];
    }

    private void CutRecovery(FlashModel flash, byte[] content, string where)
    {
        var journal = new CutJournal(flash.PowerOn(), () => history) { IsNoting = true };
        RecoveredServer.Open(journal, mutant, Workload).Dispose();
        foreach (var again in journal.Calls.SelectMany(call => call.Cuts()))
        {
            var recovery = NvmRecovery.FromBytes(again.ToArray(), again.Geometry);

            // Only a blank flash has no content before its recovery and none after.
            var found = recovery.Log is { Count: 0 } && content is [(byte)NvmRecovery.Finding.Blank] ? content : ContentOf(again, recovery);
            if (!found.AsSpan().SequenceEqual(content))
            {
                throw new HistoryViolationException($"Power was cut {where}, and again in recovery: then recovery found something else than the first time.");
            }
        }
    }

    private void Judge(FlashModel flash, string where)
    {
        using var server = RecoveredServer.Open(flash, mutant, Workload);
        var crashed = new CrashHistory(history, column: label);
        var session = new InlineClient(server.Connect(), server.Sessions[0]);
        HsmResponse Ask(HsmRequest request)
        {
            var response = session.Send(request);
            crashed.Add(new HsmCall(label, request), response);
            return response;
        }

        var next = NvmId.None;
        while (Ask(new NvmListRequest(next)) is NvmListResponse { Count: > 0 } step)
        {
            next = step.Id;
            Ask(new NvmGetMetadataRequest(next));
            Ask(new NvmReadRequest(next, 0, ushort.MaxValue));
        }

        foreach (var request in Workload?.AfterCrash ?? [])
        {
            Ask(request);
        }

        Ask(new CounterInitRequest(s_alive, 1));
        var model = new HsmModel(ExplorationRun.Specification(server.Info, flash.Geometry, Workload));
        var result = LinearizabilityChecker.Check(crashed.ToHistory(), model);
        if (result.Violation is { } violation)
        {
            throw new HistoryViolationException($"Power was cut {where}.{Environment.NewLine}{ViolationRenderer.Tell(violation, model)}");
        }

        if (result.Verdict != Verdict.Linearizable)
        {
            throw new InvalidOperationException($"The history was not decided ({result.Bound}): make the workload smaller.");
        }
    }
}
