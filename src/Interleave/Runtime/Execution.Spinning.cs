namespace Interleave.Runtime;

/// <content>What models tell about threads that make no progress, and small changes to running threads.</content>
public sealed partial class Execution
{
    /// <summary>Yields in a row after which a thread counts as waiting for the clock.</summary>
    private const int YieldsBeforeTimePasses = 3;

    /// <summary>
    /// For models: the access the thread has just done changed nothing (a failed compare-and-swap, TryEnter, a poll).
    /// Repeated often enough with nothing else changing, the thread counts as spinning and others go first.
    /// </summary>
    /// <param name="thread">The calling logical thread.</param>
    internal void NoteUnchanged(LogicalThread thread)
    {
        PendingAccess done = thread.Pending;
        if (done.Resource is not null && done.Site == thread.CurrentSite && thread.Spin.OnRead(done.ResourceOrdinal, done.Site, _mutations))
        {
            NoteSpin(thread);
        }
    }

    /// <summary>For models: a thread just spawned to go on after Task.Yield stands behind every other enabled thread.</summary>
    /// <param name="spawned">The thread, not yet started.</param>
    /// <param name="by">The thread whose method yielded.</param>
    internal void YieldFirst(LogicalThread spawned, LogicalThread by) => NoteYield(spawned, by);

    /// <summary>For models: Thread.IsBackground was set on a thread that runs.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="kind">Foreground or Background.</param>
    internal void ChangeKind(LogicalThread thread, ThreadKind kind)
    {
        if (!thread.IsFinished)
        {
            _foreground += (kind == ThreadKind.Foreground ? 1 : 0) - (thread.Kind == ThreadKind.Foreground ? 1 : 0);
        }

        thread.Kind = kind;
    }

    /// <summary>For models: records an action that needs no scheduling point (a pulse under the lock, a spawn).</summary>
    /// <param name="thread">The calling logical thread.</param>
    /// <param name="kind">What it did.</param>
    /// <param name="resource">To what.</param>
    internal void Note(LogicalThread thread, AccessKind kind, Resource? resource)
    {
        if (IsObserved)
        {
            thread.Pending = new PendingAccess(kind, resource, thread.CurrentSite);
            Observe(thread);
        }
    }

    /// <summary>
    /// For models: records that the thread has seen what others did to an object, without a scheduling point (a task
    /// that was complete already). Only an order for the detectors: no resource is made for it, no ordinal taken.
    /// </summary>
    /// <typeparam name="T">The object's resource type.</typeparam>
    /// <param name="thread">The calling logical thread.</param>
    /// <param name="key">The object.</param>
    internal void NoteSeen<T>(LogicalThread thread, object key)
        where T : Resource
    {
        if (IsObserved && !IsStopping && ResourcesById.TryGet(key, out T? resource))
        {
            Note(thread, AccessKind.Wait, resource);
        }
    }

    /// <summary>A thread yields, or goes on as another one after it yielded (await Task.Yield).</summary>
    private void NoteYield(LogicalThread thread, LogicalThread before)
    {
        thread.YieldCount = before.YieldedAt == _mutations ? before.YieldCount + 1 : 1;
        thread.YieldedAt = _mutations;
        // A thread that yields itself is about to stand at a scheduling point, which counts as a step.
        thread.YieldedStep = ReferenceEquals(thread, before) ? Steps + 1 : Steps;
    }

    /// <summary>
    /// Whether others go first. After one yield: until another thread has taken a step. After more in a row with nothing
    /// changing in between: until something visible has changed, else two spinners would wake each other for ever
    /// while the thread they wait for starves.
    /// </summary>
    private bool IsBehind(LogicalThread thread) =>
        thread.YieldedAt == _mutations && (thread.YieldCount > 1 || thread.YieldedStep == Steps);

    private void NoteSpin(LogicalThread thread)
    {
        thread.YieldCount = YieldsBeforeTimePasses;
        thread.YieldedAt = _mutations;
    }
}
