using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Task.

namespace Interleave.Primitives;

/// <content>WhenAll and WhenAny (and WhenEach): the real combinators, which complete inside the call that completes their last (first) task.</content>
public static partial class TaskModel
{
    public static Task WhenAll(IEnumerable<Task> tasks) => WhenAll(Listed(tasks));

    public static Task WhenAll(params Task[] tasks) => Combined(Task.WhenAll(tasks), tasks, "Task.WhenAll");

    public static Task WhenAll(params ReadOnlySpan<Task> tasks) => WhenAll(tasks.ToArray());

    public static Task<TResult[]> WhenAll<TResult>(IEnumerable<Task<TResult>> tasks) => WhenAll(Listed(tasks));

    public static Task<TResult[]> WhenAll<TResult>(params Task<TResult>[] tasks) => Combined(Task.WhenAll(tasks), tasks, "Task.WhenAll");

    public static Task<TResult[]> WhenAll<TResult>(params ReadOnlySpan<Task<TResult>> tasks) => WhenAll(tasks.ToArray());

    public static Task<Task> WhenAny(params Task[] tasks) => Combined(Task.WhenAny(tasks), tasks, "Task.WhenAny");

    public static Task<Task> WhenAny(params ReadOnlySpan<Task> tasks) => WhenAny(tasks.ToArray());

    public static Task<Task> WhenAny(Task task1, Task task2) => Combined(Task.WhenAny(task1, task2), [task1, task2], "Task.WhenAny");

    public static Task<Task> WhenAny(IEnumerable<Task> tasks) => WhenAny(Listed(tasks));

    public static Task<Task<TResult>> WhenAny<TResult>(params Task<TResult>[] tasks) => Combined(Task.WhenAny(tasks), tasks, "Task.WhenAny");

    public static Task<Task<TResult>> WhenAny<TResult>(params ReadOnlySpan<Task<TResult>> tasks) => WhenAny(tasks.ToArray());

    public static Task<Task<TResult>> WhenAny<TResult>(Task<TResult> task1, Task<TResult> task2) =>
        Combined(Task.WhenAny(task1, task2), [task1, task2], "Task.WhenAny");

    public static Task<Task<TResult>> WhenAny<TResult>(IEnumerable<Task<TResult>> tasks) => WhenAny(Listed(tasks));

    public static IAsyncEnumerable<Task> WhenEach(params Task[] tasks) =>
        LogicalThread.Current is { } thread ? WhenEachStream<Task>.Of(thread, tasks) : Task.WhenEach(tasks);

    public static IAsyncEnumerable<Task> WhenEach(params ReadOnlySpan<Task> tasks) => WhenEach(tasks.ToArray());

    public static IAsyncEnumerable<Task> WhenEach(IEnumerable<Task> tasks) => WhenEach(Listed(tasks));

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(params Task<TResult>[] tasks) =>
        LogicalThread.Current is { } thread ? WhenEachStream<Task<TResult>>.Of(thread, tasks) : Task.WhenEach(tasks);

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(params ReadOnlySpan<Task<TResult>> tasks) => WhenEach(tasks.ToArray());

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(IEnumerable<Task<TResult>> tasks) => WhenEach(Listed(tasks));

    private static TTask[] Listed<TTask>(IEnumerable<TTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return tasks as TTask[] ?? [.. tasks];
    }

    /// <summary>A combined task is under control when all its parts are; waiting for it is then no wait for the outside.</summary>
    private static TTask Combined<TTask>(TTask combined, Task[] parts, string label)
        where TTask : Task
    {
        if (LogicalThread.Current is not { } thread)
        {
            return combined;
        }

        if (!combined.IsCompleted)
        {
            bool controlled = true;
            foreach (Task part in parts)
            {
                controlled &= part.IsCompleted || TaskResource.Of(thread, part).IsControlled || ForeignTasks.AreDrivenByControlledOnes(thread, part);
            }

            TaskResource resource = TaskResource.Created(thread, combined, controlled);
            resource.Label = label;
            resource.Parts = parts;
            thread.Execution.FaultedTasks.Add(combined);
        }
        else
        {
            // Complete at once: the caller has seen the ends of the parts.
            TaskResource.SeenAll(thread, parts);
            if (combined.IsFaulted)
            {
                thread.Execution.FaultedTasks.Add(combined);
            }
        }

        return combined;
    }
}
