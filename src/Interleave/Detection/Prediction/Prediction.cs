namespace Interleave.Detection.Prediction;

/// <summary>A race or deadlock that another order of one execution's actions would show.</summary>
/// <param name="Kind">DataRace or Deadlock.</param>
/// <param name="Targets">Indices of the actions that come together: two accesses, or the acquisition each thread of the cycle waits with.</param>
/// <param name="Prefix">By thread: how many of its actions come first.</param>
/// <param name="Order">The actions that come first, in the order to be run; for a sync-preserving prediction the order of the trace.</param>
internal sealed record Prediction(FindingKind Kind, IReadOnlyList<int> Targets, IReadOnlyList<int> Prefix, IReadOnlyList<int> Order)
{
    /// <summary>A prediction whose prefix runs in the order of the trace.</summary>
    internal static Prediction InOrder(FindingKind kind, IReadOnlyList<int> targets, SyncPreservingClosure closure, ActionTrace trace) =>
        new(kind, targets, PrefixOf(closure, trace), [.. Enumerable.Range(0, trace.Count).Where(closure.Contains)]);

    /// <summary>A prediction that needs critical sections to change places; null when no order of this kind is found.</summary>
    internal static Prediction? Reversing(FindingKind kind, IReadOnlyList<int> targets, ActionTrace trace)
    {
        var closure = new SyncPreservingClosure(trace, keepsLocks: false);
        foreach (int target in targets)
        {
            closure.AddBefore(target);
        }

        closure.Close();
        return targets.Any(closure.Contains) || new ReversingOrder(trace, closure).Find() is not { } order
            ? null
            : new Prediction(kind, targets, PrefixOf(closure, trace), order);
    }

    private static int[] PrefixOf(SyncPreservingClosure closure, ActionTrace trace) =>
        [.. Enumerable.Range(0, trace.ThreadCount).Select(closure.Within)];
}
