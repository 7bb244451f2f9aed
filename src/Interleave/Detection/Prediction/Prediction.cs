namespace Interleave.Detection.Prediction;

/// <summary>A race or deadlock that another order of one execution's actions would show.</summary>
/// <param name="Kind">DataRace or Deadlock.</param>
/// <param name="Targets">Indices of the actions that come together: two accesses, or the acquisition each thread of the cycle waits with.</param>
/// <param name="Prefix">By thread: how many of its actions come first, in the order of the trace.</param>
internal sealed record Prediction(FindingKind Kind, IReadOnlyList<int> Targets, IReadOnlyList<int> Prefix)
{
    internal static Prediction From(FindingKind kind, IReadOnlyList<int> targets, SyncPreservingClosure closure, ActionTrace trace) =>
        new(kind, targets, [.. Enumerable.Range(0, trace.ThreadCount).Select(closure.Within)]);
}
