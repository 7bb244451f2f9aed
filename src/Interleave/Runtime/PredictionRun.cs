using Interleave.Detection.Prediction;
using Interleave.Strategies;

namespace Interleave.Runtime;

/// <summary>
/// Predicts from the execution a worker has just done, and runs a witness for each prediction. What a witness shows is a
/// finding with the execution's index; what none shows is noted as unconfirmed. Depends on that execution alone.
/// </summary>
internal sealed class PredictionRun(ExplorationWorker worker, FindingLog log, bool keepGoing)
{
    /// <summary>Predictions tried for one execution, at most.</summary>
    internal const int MaxPredictions = 16;

    private const long SampledAtFirst = 16;

    /// <summary>To be attached to the execution that is predicted done.</summary>
    internal ActionRecorder Recorder { get; } = new();

    /// <summary>The executions that are predicted from: the first 16, then each power of two; so the cost stays small beside any number of them.</summary>
    internal static bool IsSampled(long index) => index < SampledAtFirst || (index & (index - 1)) == 0;

    /// <summary>Whether an exploration with these options predicts.</summary>
    internal static bool IsFor(ExplorationOptions options) =>
        options.Predict && options.MemoryModel == MemoryModel.SequentiallyConsistent && !StrategyFactory.IsSystematic(options.Strategy);

    /// <summary>Predicts from what was recorded and runs the witnesses, which overwrite the worker's execution.</summary>
    /// <param name="done">The execution's own schedule.</param>
    /// <param name="known">What that execution itself showed, which need not be predicted.</param>
    internal void Predict(RecordedSchedule done, IReadOnlyList<FindingDraft> known)
    {
        if (Recorder.IsTruncated || Recorder.Events.Count == 0)
        {
            return;
        }

        ActionTrace trace = Recorder.ToTrace();
        IReadOnlyList<Prediction> deadlocks = new DeadlockPredictor(trace).Predict();
        IReadOnlyList<Prediction> races = done.Settings is { Races: true, Memory: true } ? new RacePredictor(trace).Predict() : [];
        IEnumerable<Prediction> unseen = deadlocks.Concat(races).Where(p => !known.Any(d => IsWanted(d, p, PredictionText.PlaceOf(p, trace))));
        foreach (Prediction prediction in unseen.Take(MaxPredictions))
        {
            if (Try(prediction, trace, done) && !keepGoing)
            {
                return;
            }
        }
    }

    /// <summary>Runs the witness of a prediction, for a race in both orders.</summary>
    /// <returns>True when there is a finding.</returns>
    private bool Try(Prediction prediction, ActionTrace trace, RecordedSchedule done)
    {
        string place = PredictionText.PlaceOf(prediction, trace);
        var plan = new WitnessPlan(trace, prediction, done.Decisions);
        string why = "";
        foreach (bool reversed in prediction.Kind == FindingKind.DataRace ? [false, true] : new[] { false })
        {
            var strategy = new WitnessStrategy(plan, reversed);
            worker.RunWitness(strategy, done);
            Execution execution = worker.Execution;
            if (execution.Outcome == ExecutionOutcome.EngineDefect)
            {
                log.Defect(done.Index, execution.UncontrolledMessage!);
                return true;
            }

            if (execution.Outcome == ExecutionOutcome.Uncontrolled)
            {
                log.Uncontrolled(done.Index, execution.UncontrolledMessage!);
                return true;
            }

            if (execution.Drafts.Count > 0)
            {
                // Real whatever was predicted: it happened, and the schedule repeats it.
                bool confirmed = execution.Drafts.Any(d => IsWanted(d, prediction, place));
                Decision[] decisions = execution.Decisions.AsSpan().ToArray();
                log.Found(done.Index, execution.Drafts, () => done with { Decisions = decisions, Remarks = [PredictionText.Origin(done.Index, confirmed)] });
                if (confirmed || !keepGoing)
                {
                    return true;
                }
            }

            why = strategy.Divergence ?? (strategy.HasMet ? "The witness came there and showed nothing." : "The witness ended before.");
        }

        log.Unconfirmed(new UnconfirmedPrediction(prediction.Kind, $"{PredictionText.Message(prediction, trace)} {why}", place, done.Index));
        return false;
    }

    private static bool IsWanted(FindingDraft draft, Prediction prediction, string place) =>
        prediction.Kind == FindingKind.Deadlock
            ? draft.Kind == FindingKind.Deadlock && place.Split(", ").Any(draft.Place.Split(", ").Contains)
            : PredictionText.IsRace(draft.Kind) && draft.Place == place;
}
