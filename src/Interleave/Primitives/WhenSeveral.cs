using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// ContinueWhenAll and ContinueWhenAny. Promises of our own, not Task.WhenAll: that would observe the tasks' exceptions,
/// which here only the continuation may.
/// </summary>
internal static class WhenSeveral
{
    internal static Task<TResult> All<TTask, TResult>(
        LogicalThread thread, TTask[] tasks, Delegate continuation, ContinueOptions options)
        where TTask : Task
    {
        TTask[] copy = Required(tasks, continuation, options.Options);
        var promise = new TaskCompletionSource();
        int left = copy.Count(t => !t.IsCompleted);
        Watch(thread, copy, promise.Task, "ContinueWhenAll", _ =>
        {
            if (--left == 0)
            {
                promise.TrySetResult();
            }
        });
        if (left == 0)
        {
            promise.TrySetResult();
        }

        return Continue<TResult>(
            thread,
            promise.Task,
            continuation is Func<TTask[], TResult> function ? (Func<TResult>)(() => function(copy)) : (Action)(() => ((Action<TTask[]>)continuation)(copy)),
            options);
    }

    internal static Task<TResult> Any<TTask, TResult>(
        LogicalThread thread, TTask[] tasks, Delegate continuation, ContinueOptions options)
        where TTask : Task
    {
        TTask[] copy = Required(tasks, continuation, options.Options);
        var promise = new TaskCompletionSource<TTask>();
        if (Array.Find(copy, t => t.IsCompleted) is { } done)
        {
            promise.TrySetResult(done);
        }
        else
        {
            Watch(thread, copy, promise.Task, "ContinueWhenAny", t => promise.TrySetResult(t));
        }

        return Continue<TResult>(
            thread,
            promise.Task,
            continuation is Func<TTask, TResult> function
                ? (Func<TResult>)(() => function(promise.Task.Result))
                : (Action)(() => ((Action<TTask>)continuation)(promise.Task.Result)),
            options);
    }

    private static Task<TResult> Continue<TResult>(
        LogicalThread thread, Task antecedent, Delegate body, ContinueOptions options)
    {
        var job = new FunctionJob<TResult>(body, null, options.Token);
        JobContinuation.Attach(thread, job, antecedent, options);
        return job.Task;
    }

    private static void Watch<TTask>(LogicalThread thread, TTask[] tasks, Task promise, string label, Action<TTask> onEnd)
        where TTask : Task
    {
        TaskResource resource = TaskResource.Created(thread, promise);
        (resource.Label, resource.Parts) = (label, tasks);
        foreach (TTask task in tasks.Where(t => !t.IsCompleted))
        {
            new CallbackContinuation(thread, label, () => onEnd(task)).Await(thread, task);
        }
    }

    private static TTask[] Required<TTask>(TTask[] tasks, Delegate continuation, TaskContinuationOptions continuationOptions)
        where TTask : Task
    {
        ArgumentNullException.ThrowIfNull(tasks);
        if (tasks.Length == 0 || Array.Exists(tasks, t => t is null))
        {
            throw new ArgumentException("The tasks argument contains no tasks, or a null value.", nameof(tasks));
        }

        ArgumentNullException.ThrowIfNull(continuation);
        const TaskContinuationOptions Conditions =
            TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.NotOnFaulted | TaskContinuationOptions.NotOnCanceled;
        return (continuationOptions & Conditions) == TaskContinuationOptions.None
            ? [.. tasks]
            : throw new ArgumentOutOfRangeException(nameof(continuationOptions), "It is invalid to exclude specific continuation kinds for continuations off of multiple tasks.");
    }
}
