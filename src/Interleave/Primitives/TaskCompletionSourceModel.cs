using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskCompletionSource.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="TaskCompletionSource"/>. RunContinuationsAsynchronously is taken off the real source, which would
/// use the real thread pool, and remembered: continuations are then queued as logical threads.
/// </summary>
[ModelOf(typeof(TaskCompletionSource))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TaskCompletionSourceModel
{
    public static TaskCompletionSource ctor() => ctor(null, TaskCreationOptions.None);

    public static TaskCompletionSource ctor(TaskCreationOptions creationOptions) => ctor(null, creationOptions);

    public static TaskCompletionSource ctor(object? state) => ctor(state, TaskCreationOptions.None);

    public static TaskCompletionSource ctor(object? state, TaskCreationOptions creationOptions)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return new TaskCompletionSource(state, creationOptions);
        }

        var source = new TaskCompletionSource(state, creationOptions & ~TaskCreationOptions.RunContinuationsAsynchronously);
        TaskResource resource = TaskResource.Created(thread, source.Task);
        resource.Label = "TaskCompletionSource";
        resource.QueuesContinuations = creationOptions.HasFlag(TaskCreationOptions.RunContinuationsAsynchronously);
        return source;
    }

    public static Task get_Task(TaskCompletionSource source)
    {
        if (LogicalThread.Current is { } thread && !source.Task.IsCompleted)
        {
            // One made before the execution, or by a derived class: rewritten code has it in hand and will complete it.
            TaskResource.Of(thread, source.Task).IsControlled = true;
        }

        return source.Task;
    }

    public static bool TrySetResult(TaskCompletionSource source) => Complete(source, s => s.TrySetResult());

    public static bool TrySetException(TaskCompletionSource source, Exception exception) => Complete(source, s => s.TrySetException(exception));

    public static bool TrySetException(TaskCompletionSource source, IEnumerable<Exception> exceptions) => Complete(source, s => s.TrySetException(exceptions));

    public static bool TrySetCanceled(TaskCompletionSource source) => Complete(source, s => s.TrySetCanceled());

    public static bool TrySetCanceled(TaskCompletionSource source, CancellationToken cancellationToken) => Complete(source, s => s.TrySetCanceled(cancellationToken));

    public static bool TrySetFromTask(TaskCompletionSource source, Task completedTask) => Complete(source, s => s.TrySetFromTask(completedTask));

    public static void SetResult(TaskCompletionSource source) => Require(TrySetResult(source));

    public static void SetException(TaskCompletionSource source, Exception exception) => Require(TrySetException(source, exception));

    public static void SetException(TaskCompletionSource source, IEnumerable<Exception> exceptions) => Require(TrySetException(source, exceptions));

    public static void SetCanceled(TaskCompletionSource source) => Require(TrySetCanceled(source));

    public static void SetCanceled(TaskCompletionSource source, CancellationToken cancellationToken) => Require(TrySetCanceled(source, cancellationToken));

    public static void SetFromTask(TaskCompletionSource source, Task completedTask) => Require(TrySetFromTask(source, completedTask));

    private static bool Complete(TaskCompletionSource source, Func<TaskCompletionSource, bool> complete)
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
