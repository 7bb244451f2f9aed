using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Reads of the virtual clock.</summary>
internal static class TimeReads
{
    /// <summary>
    /// The virtual clock's ticks. Each read moves it by one tick, so that a loop that waits for time to pass ends and
    /// two stamps taken in a row differ, as they do with a real clock.
    /// </summary>
    internal static long Now(LogicalThread thread)
    {
        VirtualClock clock = thread.Execution.Clock;
        clock.AdvanceTo(clock.Now + 1);
        return clock.Now;
    }

    /// <summary>Virtual wall-clock time, UTC.</summary>
    internal static DateTime UtcNow(LogicalThread thread)
    {
        _ = Now(thread);
        return thread.Execution.Clock.UtcNow;
    }
}
