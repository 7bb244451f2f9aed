using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>
/// Locations that are the inside of a lock, such as its owner field: they change with the lock and tell nothing of
/// their own. A location that (nearly) only methods of locks touch is bookkeeping.
/// </summary>
internal static class LockBookkeeping
{
    internal static HashSet<int> Of(IReadOnlyList<TraceEvent> events, CallFrames frames)
    {
        IEnumerable<IGrouping<int, TraceEvent>> locations = events
            .Where(e => e.Kind is AccessKind.Read or AccessKind.Write or AccessKind.ReadWrite)
            .GroupBy(e => e.Resource);
        return [.. locations.Where(l => IsMostlyInside(l, frames)).Select(l => l.Key)];
    }

    /// <summary>Mostly: a lock may also be set up and taken down.</summary>
    private static bool IsMostlyInside(IEnumerable<TraceEvent> accesses, CallFrames frames)
    {
        (int count, int all) = (0, 0);
        foreach (TraceEvent access in accesses)
        {
            all++;
            count += access.Stack.Count > 0 && frames.LockMethods.Contains(frames.MethodOf(access.Stack[0])) ? 1 : 0;
        }

        return count * 4 >= all * 3;
    }
}
