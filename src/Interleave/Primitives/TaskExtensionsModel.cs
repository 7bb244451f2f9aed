using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskExtensions.

namespace Interleave.Primitives;

/// <summary>Models <see cref="TaskExtensions"/>: Unwrap, the real proxy, under control when its task is.</summary>
[ModelOf(typeof(TaskExtensions))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TaskExtensionsModel
{
    public static Task Unwrap(Task<Task> task) => Proxy(TaskExtensions.Unwrap(task), task);

    public static Task<TResult> Unwrap<TResult>(Task<Task<TResult>> task) => Proxy(TaskExtensions.Unwrap(task), task);

    private static TTask Proxy<TTask>(TTask proxy, Task outer)
        where TTask : Task
    {
        if (LogicalThread.Current is { } thread && !proxy.IsCompleted)
        {
            bool controlled = outer.IsCompleted || TaskResource.Of(thread, outer).IsControlled;
            TaskResource.Created(thread, proxy, controlled).Label = "Unwrap";
            thread.Execution.FaultedTasks.Add(proxy);
        }

        return proxy;
    }
}
