using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>TaskScheduler.FromCurrentSynchronizationContext: each task is posted to the context.</summary>
internal sealed class ContextScheduler(SynchronizationContext context) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task) =>
        SynchronizationContextModel.Post(context, t => TaskSchedulerModel.TryExecuteTask(this, (Task)t!), task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        LogicalThread.Current is { } thread
        && ReferenceEquals(Ambient.Of(thread).Context, context)
        && TaskSchedulerModel.TryExecuteTask(this, task);

    protected override IEnumerable<Task>? GetScheduledTasks() => null;
}
