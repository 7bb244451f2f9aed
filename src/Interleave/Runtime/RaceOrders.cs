using Interleave.Detection;
using Interleave.Detection.Prediction;
using Interleave.Strategies;

namespace Interleave.Runtime;

/// <summary>
/// Shows both orders of a data race: from a schedule that has the race, builds a witness in which both threads stand
/// before the two accesses, and runs it with the one first and with the other first.
/// </summary>
internal sealed class RaceOrders(ExplorationWorker worker)
{
    /// <summary>What was run.</summary>
    /// <param name="First">The schedule with the accesses one after the other, in the order of the trace or else reversed; null when neither could be built.</param>
    /// <param name="Other">The schedule with the other order; null without one.</param>
    /// <param name="Details">What both gave, or why there is none, in words.</param>
    internal sealed record Result(RecordedSchedule? First, RecordedSchedule? Other, string Details);

    /// <summary>Runs both orders of the race that a finding is about.</summary>
    internal Result Run(RecordedSchedule schedule, FindingDraft race)
    {
        var recorder = new ActionRecorder();
        var detector = new RaceDetector();
        worker.Observe(schedule, [recorder, detector]);
        int at = detector.Races.ToList().FindIndex(r => PredictionText.PlaceOf(r.First.Site, r.Second.Site) == race.Place);
        if (recorder.IsTruncated || at < 0)
        {
            return None("the execution is too long to be rearranged");
        }

        ActionTrace trace = recorder.ToTrace();
        int[] targets = [detector.Races[at].First.Number, detector.Races[at].Second.Number];
        if (targets.Any(t => trace.Position(t) != trace.StepStart(t)))
        {
            return None("one of the accesses is inside a step that is not to be interrupted");
        }

        if (PlanOf(trace, targets, schedule) is not { } plan)
        {
            return None("no order was found that brings both threads before their accesses");
        }

        (RecordedSchedule? inOrder, string first) = RunOne(plan, schedule, race, reversed: false);
        (RecordedSchedule? reversed, string second) = RunOne(plan, schedule, race, reversed: true);
        return (inOrder, reversed) switch
        {
            (null, null) => None(first),
            (null, _) => new Result(reversed, null, $"Run with both threads before the two accesses: {second}. The other order could not be run: {first}."),
            (_, null) => new Result(inOrder, null, $"Run with both threads before the two accesses: {first}. The other order could not be run: {second}."),
            _ => new Result(inOrder, reversed, $"Both orders were run, each with both threads before the two accesses: {first}; the other way round, {second}."),
        };
    }

    private static Result None(string why) => new(null, null, $"No schedule was built that shows both orders: {why}.");

    private static WitnessPlan? PlanOf(ActionTrace trace, int[] targets, RecordedSchedule schedule)
    {
        var closure = new SyncPreservingClosure(trace);
        foreach (int target in targets)
        {
            closure.AddBefore(target);
        }

        closure.Close();
        Prediction? prediction = !closure.IsImpossible && !targets.Any(closure.Contains)
            ? Prediction.InOrder(FindingKind.DataRace, targets, closure, trace)
            : Prediction.Reversing(FindingKind.DataRace, targets, trace);
        return prediction is null ? null : new WitnessPlan(trace, prediction, schedule.Decisions);
    }

    private (RecordedSchedule? Schedule, string Told) RunOne(WitnessPlan plan, RecordedSchedule schedule, FindingDraft race, bool reversed)
    {
        var accesses = new RaceAccesses();
        var strategy = new WitnessStrategy(plan, reversed) { OnAccess = accesses.Note };
        worker.RunWitness(strategy, schedule);
        Execution execution = worker.Execution;
        return execution.Drafts.Any(d => d.Kind == race.Kind && d.Place == race.Place)
            ? (schedule with { Decisions = execution.Decisions.AsSpan().ToArray() }, accesses.ToString())
            : (null, strategy.Divergence?.TrimEnd('.') ?? "the execution ends before the second access");
    }
}
