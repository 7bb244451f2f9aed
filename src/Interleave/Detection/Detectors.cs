using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Detection;

/// <summary>Runs detectors over traces.</summary>
public static class Detectors
{
    /// <summary>Folds a detector over a saved trace.</summary>
    /// <param name="trace">The trace; with events dropped, what depends on them is not found.</param>
    /// <param name="detector">A fresh detector.</param>
    /// <returns>Its findings.</returns>
    public static IReadOnlyList<FindingDraft> Run(ExecutionTrace trace, IDetector detector)
    {
        foreach (TraceEvent traced in trace.Events)
        {
            detector.OnEvent(traced);
        }

        return detector.Findings;
    }
}
