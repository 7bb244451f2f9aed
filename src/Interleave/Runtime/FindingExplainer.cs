using Interleave.Detection.Prediction;
using Interleave.Strategies;
using Interleave.Trace;

namespace Interleave.Runtime;

/// <summary>Replays each finding's schedule: to confirm it, to shrink it, and to record what happened.</summary>
internal sealed class FindingExplainer(ExplorationWorker worker, ExplorationOptions options)
{
    internal ExplorationReport Complete(ExplorationReport totals, FindingLog log)
    {
        var findings = new List<Finding>();
        string? defect = log.DefectMessage;
        foreach (FindingLog.Entry entry in log.Entries())
        {
            (Finding? finding, string? problem) = worker.OnOwnThread(() => Explain(entry));
            defect ??= problem;
            if (finding is not null)
            {
                findings.Add(finding with { Count = entry.Count });
            }
        }

        long first = findings.Count > 0 ? findings[0].Schedule.Index : long.MaxValue;
        return totals with
        {
            Findings = findings,
            Defect = defect,
            Uncontrolled = log.UncontrolledBefore(first),
            Suppressed = log.Suppressed(),
            Unconfirmed = log.Unconfirmed(),
        };
    }

    private (Finding?, string?) Explain(FindingLog.Entry entry)
    {
        ReplayResult plain = worker.Replay(entry.Schedule, trace: false);
        if (!IsSame(plain, entry.Draft))
        {
            return (null, $"engine bug: schedule {entry.Index} showed {entry.Draft.Kind} at {entry.Draft.Place}, its replay did not. {Told(plain)}");
        }

        bool isEndless = entry.Draft.Kind is FindingKind.Hang or FindingKind.Livelock;
        RecordedSchedule schedule = isEndless ? new EndlessShrinker(s => IsSame(worker.Replay(s, trace: false), entry.Draft)).Shrink(entry.Schedule)
            : options.Minimize ? Minimize(entry)
            : entry.Schedule;
        RaceOrders.Result? orders = PredictionText.IsRace(entry.Draft.Kind) ? new RaceOrders(worker).Run(schedule, entry.Draft) : null;
        string[] remarks = [.. schedule.Remarks, .. orders is null ? [] : new[] { orders.Details }];
        var shows = new ScheduleFinding(entry.Draft.Kind, entry.Draft.Message, entry.Draft.Place);
        ReplayResult traced = worker.Replay((orders?.First ?? schedule) with { Remarks = remarks, Shows = shows }, trace: true, (kind, place) => kind == entry.Draft.Kind && place == entry.Draft.Place);
        Finding? told = traced.Finding ?? traced.Findings.FirstOrDefault(f => f.Kind == entry.Draft.Kind && f.Message == entry.Draft.Message);
        return IsSame(traced, entry.Draft) && told is not null
            ? (told with { OtherOrder = orders?.Other is { } other ? other with { Remarks = remarks, Shows = shows } : null }, null)
            : (null, $"engine bug: schedule {entry.Index} replays without tracing but not with it. {Told(traced)}");
    }

    private RecordedSchedule Minimize(FindingLog.Entry entry)
    {
        var minimizer = new Minimizer((strategy, ct) => Try(strategy, entry));
        return entry.Schedule with { Decisions = minimizer.Minimize(entry.Schedule.Decisions) };
    }

    private MinimizerRun Try(IStrategy strategy, FindingLog.Entry entry)
    {
        RecordedSchedule schedule = entry.Schedule;
        worker.TryRun(strategy, schedule.Start, schedule.Index, new ExecutionOptions { Settings = schedule.Settings });
        Execution execution = worker.Execution;
        bool same = execution.Drafts.Any(d => IsSame(d, entry.Draft));
        return new MinimizerRun(same, execution.Decisions.AsSpan().ToArray());
    }

    private static bool IsSame(ReplayResult result, FindingDraft draft) =>
        result.Divergence is null && result.Drafts.Any(d => IsSame(d, draft));

    // What the framework throws (a null reference, an index) shows in the caller once the JIT has inlined a method: the message tells.
    private static bool IsSame(FindingDraft a, FindingDraft b) =>
        a.Kind == b.Kind && (a.Place == b.Place || (a.Kind == FindingKind.UnhandledException && a.Message == b.Message));

    private static string Told(ReplayResult result) =>
        result.Divergence ?? result.Message ?? (result.Drafts is [{ } draft, ..] ? $"It showed {draft.Kind} at {draft.Place}." : "It ended cleanly.");
}
