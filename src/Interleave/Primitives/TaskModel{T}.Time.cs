using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Task`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <content>WaitAsync.</content>
public static partial class TaskModel<TResult>
{
    public static Task<TResult> WaitAsync(Task<TResult> task, CancellationToken cancellationToken) =>
        WaitAsync(task, Timeout.InfiniteTimeSpan, cancellationToken);

    public static Task<TResult> WaitAsync(Task<TResult> task, TimeSpan timeout) => WaitAsync(task, timeout, default(CancellationToken));

    public static Task<TResult> WaitAsync(Task<TResult> task, TimeSpan timeout, TimeProvider timeProvider) =>
        WaitAsync(task, timeout, timeProvider, default);

    public static Task<TResult> WaitAsync(Task<TResult> task, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        TaskModel.RequireSystemTime(timeProvider, "Task.WaitAsync");
        return WaitAsync(task, timeout, cancellationToken);
    }

    public static Task<TResult> WaitAsync(Task<TResult> task, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread || task.IsCompleted)
        {
            return task.WaitAsync(timeout, cancellationToken);
        }

        TimeSpan time = TaskModel.Limited(timeout, nameof(timeout));
        if (time == Timeout.InfiniteTimeSpan && !cancellationToken.CanBeCanceled)
        {
            return task;
        }

        if (Cancellations.IsRequested(cancellationToken) || time == TimeSpan.Zero)
        {
            return Cancellations.IsRequested(cancellationToken)
                ? Task.FromCanceled<TResult>(cancellationToken)
                : TaskModel.Watched(Task.FromException<TResult>(new TimeoutException()));
        }

        var promise = new WaitAsyncPromise<TResult>(task);
        promise.Begin(thread, time, cancellationToken);
        return promise.Task;
    }
}
