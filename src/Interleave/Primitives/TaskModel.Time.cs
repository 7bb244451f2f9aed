using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Task.

namespace Interleave.Primitives;

/// <content>Delay and WaitAsync, over virtual time.</content>
public static partial class TaskModel
{
    // Task.Delay and timers take at most 2^32 - 2 ms.
    private const long MaxMilliseconds = 0xFFFFFFFEL;

    public static Task Delay(int millisecondsDelay) => Delay(millisecondsDelay, default);

    public static Task Delay(TimeSpan delay) => Delay(delay, default(CancellationToken));

    public static Task Delay(TimeSpan delay, TimeProvider timeProvider) => Delay(delay, timeProvider, default);

    public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        RequireSystemTime(timeProvider, "Task.Delay");
        return Delay(delay, cancellationToken);
    }

    public static Task Delay(int millisecondsDelay, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(millisecondsDelay, Timeout.Infinite);
        return Delay(TimeSpan.FromMilliseconds(millisecondsDelay), cancellationToken);
    }

    public static Task Delay(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Task.Delay(delay, cancellationToken);
        }

        TimeSpan time = Limited(delay, nameof(delay));
        if (Cancellations.IsRequested(cancellationToken))
        {
            return Task.FromCanceled(cancellationToken);
        }

        if (time == TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

        var promise = new DelayPromise();
        promise.Begin(thread, "Task.Delay", time, cancellationToken);
        return promise.Promise;
    }

    public static Task WaitAsync(Task task, CancellationToken cancellationToken) => WaitAsync(task, Timeout.InfiniteTimeSpan, cancellationToken);

    public static Task WaitAsync(Task task, TimeSpan timeout) => WaitAsync(task, timeout, default(CancellationToken));

    public static Task WaitAsync(Task task, TimeSpan timeout, TimeProvider timeProvider) => WaitAsync(task, timeout, timeProvider, default);

    public static Task WaitAsync(Task task, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        RequireSystemTime(timeProvider, "Task.WaitAsync");
        return WaitAsync(task, timeout, cancellationToken);
    }

    public static Task WaitAsync(Task task, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread || task.IsCompleted)
        {
            return task.WaitAsync(timeout, cancellationToken);
        }

        TimeSpan time = Limited(timeout, nameof(timeout));
        if (time == Timeout.InfiniteTimeSpan && !cancellationToken.CanBeCanceled)
        {
            return task;
        }

        if (Cancellations.IsRequested(cancellationToken) || time == TimeSpan.Zero)
        {
            return Cancellations.IsRequested(cancellationToken)
                ? Task.FromCanceled(cancellationToken)
                : Watched(Task.FromException(new TimeoutException()));
        }

        var promise = new WaitAsyncPromise<Nothing>(task);
        promise.Begin(thread, time, cancellationToken);
        return promise.Promise;
    }

    /// <summary>A delay as Task.Delay takes it: -1 ms or 0 to 2^32 - 2 ms, whole milliseconds.</summary>
    internal static TimeSpan Limited(TimeSpan delay, string name)
    {
        long milliseconds = (long)delay.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, MaxMilliseconds, name);
        return TimeSpan.FromMilliseconds(milliseconds);
    }

    /// <summary>Another time provider (a fake) has clocks of its own that this model would not follow.</summary>
    internal static void RequireSystemTime(TimeProvider timeProvider, string call)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        if (LogicalThread.Current is { } thread && !ReferenceEquals(timeProvider, TimeProvider.System))
        {
            thread.Execution.FailUncontrolled(
                $"{call} with a TimeProvider other than TimeProvider.System is not controlled ({SiteTable.Get(thread.CurrentSite)}). Time is virtual here "
                + "anyway: pass TimeProvider.System, or leave the argument out.");
        }
    }
}
