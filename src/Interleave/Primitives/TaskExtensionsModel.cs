using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskExtensions.

namespace Interleave.Primitives;

/// <summary>Models <see cref="TaskExtensions"/>: Unwrap, the real proxy, under control when its task is.</summary>
[ModelOf(typeof(TaskExtensions))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TaskExtensionsModel
{
    public static Task Unwrap(Task<Task> task) => Proxy(TaskExtensions.Unwrap(task), task, () => task.IsCompletedSuccessfully ? task.Result : null);

    public static Task<TResult> Unwrap<TResult>(Task<Task<TResult>> task) => Proxy(TaskExtensions.Unwrap(task), task, () => task.IsCompletedSuccessfully ? task.Result : null);

    private static TTask Proxy<TTask>(TTask proxy, Task outer, Func<object?> inner)
        where TTask : Task
    {
        if (LogicalThread.Current is { } thread && !proxy.IsCompleted)
        {
            bool controlled = outer.IsCompleted || TaskResource.Of(thread, outer).IsControlled;
            TaskResource resource = TaskResource.Created(thread, proxy, controlled);
            (resource.Label, resource.Parts, resource.Inner) = ("Unwrap", [outer], inner);
            thread.Execution.FaultedTasks.Add(proxy);
        }

        return proxy;
    }
}
