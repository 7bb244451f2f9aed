using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskCompletionSource.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="TaskCompletionSource{TResult}"/>. RunContinuationsAsynchronously is taken off the real source, which would
/// use the real thread pool, and remembered: continuations are then queued as logical threads.
/// </summary>
[ModelOf(typeof(TaskCompletionSource<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TaskCompletionSourceModel<TResult>
{
    public static TaskCompletionSource<TResult> ctor() => ctor(null, TaskCreationOptions.None);

    public static TaskCompletionSource<TResult> ctor(TaskCreationOptions creationOptions) => ctor(null, creationOptions);

    public static TaskCompletionSource<TResult> ctor(object? state) => ctor(state, TaskCreationOptions.None);

    public static TaskCompletionSource<TResult> ctor(object? state, TaskCreationOptions creationOptions)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return new TaskCompletionSource<TResult>(state, creationOptions);
        }

        var source = new TaskCompletionSource<TResult>(state, creationOptions & ~TaskCreationOptions.RunContinuationsAsynchronously);
        TaskResource resource = TaskResource.Created(thread, source.Task);
        resource.Label = "TaskCompletionSource";
        resource.QueuesContinuations = creationOptions.HasFlag(TaskCreationOptions.RunContinuationsAsynchronously);
        return source;
    }

    public static Task<TResult> get_Task(TaskCompletionSource<TResult> source)
    {
        if (LogicalThread.Current is { } thread && !source.Task.IsCompleted)
        {
            // One made before the execution, or by a derived class: rewritten code has it in hand and will complete it.
            TaskResource.Of(thread, source.Task).IsControlled = true;
        }

        return source.Task;
    }

    public static bool TrySetResult(TaskCompletionSource<TResult> source, TResult result) => Complete(source, s => s.TrySetResult(result));

    public static bool TrySetException(TaskCompletionSource<TResult> source, Exception exception) => Complete(source, s => s.TrySetException(exception));

    public static bool TrySetException(TaskCompletionSource<TResult> source, IEnumerable<Exception> exceptions) => Complete(source, s => s.TrySetException(exceptions));

    public static bool TrySetCanceled(TaskCompletionSource<TResult> source) => Complete(source, s => s.TrySetCanceled());

    public static bool TrySetCanceled(TaskCompletionSource<TResult> source, CancellationToken cancellationToken) => Complete(source, s => s.TrySetCanceled(cancellationToken));

    public static bool TrySetFromTask(TaskCompletionSource<TResult> source, Task<TResult> completedTask) => Complete(source, s => s.TrySetFromTask(completedTask));

    public static void SetResult(TaskCompletionSource<TResult> source, TResult result) => Require(TrySetResult(source, result));

    public static void SetException(TaskCompletionSource<TResult> source, Exception exception) => Require(TrySetException(source, exception));

    public static void SetException(TaskCompletionSource<TResult> source, IEnumerable<Exception> exceptions) => Require(TrySetException(source, exceptions));

    public static void SetCanceled(TaskCompletionSource<TResult> source) => Require(TrySetCanceled(source));

    public static void SetCanceled(TaskCompletionSource<TResult> source, CancellationToken cancellationToken) => Require(TrySetCanceled(source, cancellationToken));

    public static void SetFromTask(TaskCompletionSource<TResult> source, Task<TResult> completedTask) => Require(TrySetFromTask(source, completedTask));

    private static bool Complete(TaskCompletionSource<TResult> source, Func<TaskCompletionSource<TResult>, bool> complete)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return complete(source);
        }

        if (thread.Execution.IsStopping)
        {
            return true;
        }

        bool queue = Completion.Begin(thread, source.Task);
        try
        {
            return complete(source);
        }
        finally
        {
            Completion.End(thread, source.Task, queue);
        }
    }

    private static void Require(bool wasSet)
    {
        if (!wasSet)
        {
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
        }
    }
}
