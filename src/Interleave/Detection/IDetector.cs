using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Detection;

/// <summary>
/// A fold over the events of one execution: the same code runs while it happens
/// (<see cref="ExecutionTrace.Attach"/>) and on a saved trace (<see cref="Detectors.Run"/>).
/// </summary>
public interface IDetector
{
    /// <summary>What was found so far, in the order it was found.</summary>
    IReadOnlyList<FindingDraft> Findings { get; }

    /// <summary>Takes in the next event.</summary>
    /// <param name="traced">The event; each is told once, in order.</param>
    void OnEvent(TraceEvent traced);
}
