using System.Diagnostics;
using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Oracle.Scenarios;
using Linearizability;

namespace Hsm.Oracle.Rounds;

/// <summary>One round against a server: clients set up, meet, look at what is left. Used once.</summary>
internal sealed class ServerRound(ServerHost host, RoundScript script, RoundPlan plan)
{
    private const int CallsInARound = 48;
    private const int LastCallsEach = 3;

    // Beside the time of the slowest answer: for threads to be scheduled on a busy machine.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly HistoryRecorder<HsmCall, HsmResponse> _recorder = new();
    private readonly IReadOnlyList<HostedClient> _begun = host.Begin(plan);
    private RoundStop? _stop;

    /// <summary>How many clients took part.</summary>
    public int LaneCount => _begun.Count;

    /// <summary>What was recorded.</summary>
    public History<HsmCall, HsmResponse> History => _recorder.ToHistory();

    /// <summary>Drives the round to its end.</summary>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>How it ended; the histories are left to the caller.</returns>
    public RoundRecord Run(CancellationToken cancellationToken)
    {
        var ids = new RoundIds(host.Profile, plan.Seed);
        LaneDriver[] lanes = [.. _begun.Select((client, i) => new LaneDriver(host, Lane(i, ids), client, LaneCount, _recorder))];
        InTurn(lanes, script.Setup);
        long start = Stopwatch.GetTimestamp();
        AtOnce(lanes, cancellationToken);
        TimeSpan driving = Stopwatch.GetElapsedTime(start);
        InTurn(lanes, script.Finish);
        RoundStop? stop = Volatile.Read(ref _stop);
        host.End([.. lanes.Select(static lane => lane.Client)], isWhole: stop is null);
        return new RoundRecord
        {
            End = stop?.End ?? RoundEnd.Completed,
            Detail = stop?.Detail,
            Driving = driving,
            LastCalls = stop is null ? [] : LastCalls(),
        };
    }

    private ScriptLane Lane(int index, RoundIds ids) =>
        new(index, ids, host.Profile, new Random(unchecked((int)(plan.Seed * 31) + index)))
        {
            Length = LaneCount == 1 ? CallsInARound : Math.Clamp(CallsInARound / LaneCount, 4, 16),
            Admitted = plan.Admitted,
        };

    private void InTurn(LaneDriver[] lanes, Func<ScriptLane, IEnumerable<HsmRequest>> part)
    {
        foreach (LaneDriver lane in lanes)
        {
            Drive(lane, part(lane.Lane), isOver: () => _stop is not null);
        }
    }

    private void AtOnce(LaneDriver[] lanes, CancellationToken cancellationToken)
    {
        if (_stop is not null)
        {
            return;
        }

        using var start = new Barrier(lanes.Length);
        Thread[] threads = [.. lanes.Select(lane => new Thread(() =>
        {
            start.SignalAndWait(CancellationToken.None);
            Drive(lane, script.Drive(lane.Lane), () => Volatile.Read(ref _stop) is not null || cancellationToken.IsCancellationRequested);
        }) { IsBackground = true })];
        Array.ForEach(threads, static thread => thread.Start());
        long begin = Stopwatch.GetTimestamp();
        TimeSpan limit = plan.TimeLimit + s_grace;
        foreach (Thread thread in threads)
        {
            TimeSpan left = limit - Stopwatch.GetElapsedTime(begin);
            if (!thread.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero))
            {
                Stop(new RoundStop(RoundEnd.Hung, $"A call has not returned within {limit.TotalSeconds:0} s."));
                return;
            }
        }
    }

    private void Drive(LaneDriver lane, IEnumerable<HsmRequest> requests, Func<bool> isOver)
    {
        if (lane.Run(requests, LeavesOut, isOver) is { } stop)
        {
            Stop(stop);
        }
    }

    private bool LeavesOut(HsmRequest request) => RequestName.IsLeftOut(request, plan.Admitted);

    // The first trouble is the one that is told: the others follow from it.
    private void Stop(RoundStop stop) => Interlocked.CompareExchange(ref _stop, stop, null);

    private IReadOnlyList<string> LastCalls() =>
    [
        .. History.GroupBy(static operation => operation.Client).OrderBy(static calls => calls.Key).SelectMany(static calls => calls
            .TakeLast(LastCallsEach)
            .Select(static call => $"client {call.Client}: {call.Input} {(call.IsPending ? "… no answer" : $"-> {call.Outcome.Value}")}")),
    ];
}
