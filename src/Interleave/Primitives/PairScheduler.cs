using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>One of the two schedulers of a pair.</summary>
internal sealed class PairScheduler(ControlledSchedulerPair pair, int maximum, bool isExclusive) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => maximum;

    internal Queue<Task> Waiting { get; } = new();

    internal bool IsExclusive => isExclusive;

    internal bool TryRun(Task task) => TaskSchedulerModel.TryExecuteTask(this, task);

    protected override void QueueTask(Task task) => pair.Add(this, task);

    /// <summary>Only inside a task of this scheduler: the rules are kept there.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        LogicalThread.Current is { } thread && ReferenceEquals(Ambient.Of(thread).Scheduler, this) && TryRun(task);

    protected override IEnumerable<Task> GetScheduledTasks() => Waiting.ToArray();
}
