using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskScheduler.

namespace Interleave.Primitives;

/// <summary>Models <see cref="TaskScheduler"/>: what the program's own schedulers call to run the tasks they were given.</summary>
[ModelOf(typeof(TaskScheduler))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TaskSchedulerModel
{
    public static TaskScheduler get_Default() => TaskScheduler.Default;

    public static TaskScheduler get_Current() =>
        LogicalThread.Current is { } thread ? Ambient.Of(thread).Scheduler ?? TaskScheduler.Default : TaskScheduler.Current;

    public static int get_MaximumConcurrencyLevel(TaskScheduler scheduler) => scheduler.MaximumConcurrencyLevel;

    /// <summary>A number of the execution's own: the real one is counted over the whole process. The default scheduler is 1.</summary>
    public static int get_Id(TaskScheduler scheduler) =>
        LogicalThread.Current is not { } thread ? scheduler.Id
        : ReferenceEquals(scheduler, TaskScheduler.Default) ? 1
        : thread.Execution.Resource<IdentityResource>(scheduler, out _).Ordinal + 2;

    public static TaskScheduler FromCurrentSynchronizationContext()
    {
        if (LogicalThread.Current is not { } thread)
        {
            return TaskScheduler.FromCurrentSynchronizationContext();
        }

        return Ambient.Of(thread).Context is { } context
            ? new ContextScheduler(context)
            : throw new InvalidOperationException("The current SynchronizationContext may not be used as a TaskScheduler.");
    }

    public static bool TryExecuteTask(TaskScheduler scheduler, Task task)
    {
        if (LogicalThread.Current is not { } thread)
        {
            throw new InvalidOperationException("A task of a logical thread can be run on a logical thread only.");
        }

        if (thread.Execution.IsStopping)
        {
            throw TeardownException.Instance;
        }

        TaskResource resource = TaskResource.Of(thread, task);
        TaskScheduler? own = resource.Job?.Scheduler ?? resource.Scheduler;
        if (!ReferenceEquals(own, scheduler))
        {
            throw new InvalidOperationException("ExecuteTask may not be called for a task which was previously queued to a different TaskScheduler.");
        }

        return resource.Job?.TryRun() ?? TaskModel.TryRunReal(thread, task);
    }
}
