using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Detection;

/// <summary>Runs detectors over traces.</summary>
public static class Detectors
{
    /// <summary>Folds a detector over a saved trace. <see cref="AccessEvent.Number"/> is then the index into its events.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="detector">A detector; reset first.</param>
    /// <exception cref="ArgumentException">Events are missing, so orders would be missed and races told that are none.</exception>
    public static void Run(ExecutionTrace trace, IDetector detector)
    {
        if (trace.Dropped > 0)
        {
            throw new ArgumentException($"{trace.Dropped} events are missing from the trace. Replay the schedule: detectors see every event of a live execution.", nameof(trace));
        }

        detector.Reset();
        var sites = new Dictionary<Site, int>();
        for (int i = 0; i < trace.Events.Count; i++)
        {
            TraceEvent traced = trace.Events[i];
            if (!sites.TryGetValue(traced.Site, out int site))
            {
                sites.Add(traced.Site, site = sites.Count);
            }

            AccessEvent seen = Of(traced, i, site);
            detector.OnEvent(in seen);
        }
    }

    /// <summary>The findings of the races in a saved trace, in the order they were found.</summary>
    /// <param name="trace">The trace.</param>
    /// <returns>One for each pair of places.</returns>
    /// <exception cref="ArgumentException">Events are missing.</exception>
    public static IReadOnlyList<FindingDraft> Races(ExecutionTrace trace)
    {
        var detector = new RaceDetector();
        Run(trace, detector);
        return [.. detector.Races.Select(r => FindingDraft.ForRace(trace.Events[r.First.Number], trace.Events[r.Second.Number]))];
    }

    private static AccessEvent Of(TraceEvent traced, int number, int site) => new()
    {
        Number = number,
        Step = traced.Step,
        Thread = traced.Thread,
        Resource = traced.Resource,
        Site = site,
        Peer = traced.Peer,
        Kind = traced.Kind,
        IsSync = traced.IsSync,
        IsPlainMemory = traced.IsPlainMemory,
        IsCollection = traced.IsCollection,
        Taken = traced.Taken,
        TimedOut = traced.TimedOut,
    };
}
