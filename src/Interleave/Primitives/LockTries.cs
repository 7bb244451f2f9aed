using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Taking a lock with a limit to the wait.</summary>
internal static class LockTries
{
    /// <summary>
    /// Waits until the lock is free. With a limit of zero the program asks about a state that is otherwise visible only
    /// through blocking, so releases become scheduling points from here on.
    /// </summary>
    /// <returns>True when the lock is free now; the caller takes it at once.</returns>
    internal static bool Wait(LogicalThread thread, Resource resource, TimeSpan timeout, AccessKind kind = AccessKind.Acquire)
    {
        Execution execution = thread.Execution;
        if (timeout != TimeSpan.Zero)
        {
            return execution.Block(thread, kind, resource, timeout);
        }

        execution.LockObserved();
        execution.Point(thread, AccessKind.TryAcquire, resource);
        bool ready = resource.IsReady(thread);
        if (ready)
        {
            execution.Mutated();
        }
        else
        {
            execution.NoteUnchanged(thread);
        }

        return ready;
    }
}
