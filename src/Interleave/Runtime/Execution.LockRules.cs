namespace Interleave.Runtime;

/// <content>Rules for locks that belong to a thread.</content>
public sealed partial class Execution
{
    /// <summary>For models: a thread gives back, waits on or pulses a lock that it does not hold.</summary>
    /// <param name="thread">The calling logical thread.</param>
    /// <param name="resource">The lock.</param>
    /// <param name="exception">What the call throws.</param>
    /// <returns>The exception, to be thrown. Swallowed by the program or not, the call is a finding.</returns>
    internal Exception NotOwned(LogicalThread thread, Resource resource, Exception exception)
    {
        Report(LockReport.NotOwned(thread, resource, exception));
        return exception;
    }

    /// <summary>For builders: an async method suspends.</summary>
    /// <param name="thread">The logical thread that runs it.</param>
    /// <param name="method">The method's name.</param>
    internal void CheckAwait(LogicalThread thread, string method)
    {
        // What the caller held already when the method began, or went on, is the caller's own to give back.
        for (int i = thread.HeldBefore; i < thread.Held.Count; i++)
        {
            if (thread.Held[i].BelongsToThread)
            {
                Report(LockReport.AwaitWith(thread, thread.Held[i], method));
                return;
            }
        }
    }

    private void CheckHeldLocks(LogicalThread thread)
    {
        if (!IsStopping && thread.Held.Exists(static h => h.BelongsToThread))
        {
            Fail(FindingDraft.ForLeakedLock(thread));
        }
    }
}
