using System.Reflection;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Calls into task schedulers of the program's own.</summary>
internal static class Schedulers
{
    // Protected members: open delegates call the override.
    private static readonly Action<TaskScheduler, Task> s_queue = Member<Action<TaskScheduler, Task>>("QueueTask");
    private static readonly Func<TaskScheduler, Task, bool, bool> s_inline = Member<Func<TaskScheduler, Task, bool, bool>>("TryExecuteTaskInline");

    /// <summary>Null for the default scheduler; ends the execution for one that is neither rewritten nor modelled.</summary>
    internal static TaskScheduler? Custom(LogicalThread thread, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        if (ReferenceEquals(scheduler, TaskScheduler.Default))
        {
            return null;
        }

        Assembly assembly = scheduler.GetType().Assembly;
        if (!ReferenceEquals(assembly, typeof(Schedulers).Assembly) && !UserFrames.IsRewritten(assembly))
        {
            thread.Execution.FailUncontrolled(
                $"{SiteTable.Get(thread.CurrentSite)}: {scheduler.GetType().FullName} is a task scheduler that is not rewritten: tasks would run on threads of its "
                + "own. Have that assembly rewritten, or use the default scheduler.");
        }

        return scheduler;
    }

    /// <summary>Hands a task to its scheduler.</summary>
    internal static void Queue(TaskScheduler scheduler, Task task) => s_queue(scheduler, task);

    /// <summary>Asks the scheduler to run the task here and now.</summary>
    internal static bool TryInline(LogicalThread thread, TaskScheduler scheduler, Task task, bool wasQueued)
    {
        bool isRun = s_inline(scheduler, task, wasQueued);
        if (isRun && TaskResource.Of(thread, task).DelegateStatus is TaskStatus.WaitingToRun or TaskStatus.Created && !task.IsCompleted)
        {
            throw new InvalidOperationException(
                "The TryExecuteTaskInline call to the underlying scheduler succeeded, but the task body was not invoked.");
        }

        return isRun;
    }

    private static T Member<T>(string name)
        where T : Delegate
        => typeof(TaskScheduler).GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<T>();
}
