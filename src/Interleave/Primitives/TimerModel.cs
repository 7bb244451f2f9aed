using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Timer.

namespace Interleave.Primitives;

/// <summary>Models <see cref="Timer"/> over virtual time. ActiveCount, which counts the timers of the whole process, is refused by name.</summary>
[ModelOf(typeof(Timer))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TimerModel
{
    private const long MaxMilliseconds = 0xFFFFFFFEL;

    public static Timer ctor(TimerCallback callback)
    {
        Timer? self = null;
        self = Create(callback, () => self, Timeout.Infinite, Timeout.Infinite);
        return self;
    }

    public static Timer ctor(TimerCallback callback, object? state, int dueTime, int period) => Create(callback, () => state, dueTime, period);

    public static Timer ctor(TimerCallback callback, object? state, long dueTime, long period) => Create(callback, () => state, dueTime, period);

    public static Timer ctor(TimerCallback callback, object? state, uint dueTime, uint period) =>
        Create(callback, () => state, Signed(dueTime), Signed(period));

    public static Timer ctor(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Create(callback, () => state, (long)dueTime.TotalMilliseconds, (long)period.TotalMilliseconds);

    public static bool Change(Timer timer, int dueTime, int period) => Change(timer, (long)dueTime, period);

    public static bool Change(Timer timer, uint dueTime, uint period) => Change(timer, Signed(dueTime), Signed(period));

    public static bool Change(Timer timer, TimeSpan dueTime, TimeSpan period) =>
        Change(timer, (long)dueTime.TotalMilliseconds, (long)period.TotalMilliseconds);

    public static bool Change(Timer timer, long dueTime, long period)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return timer.Change(dueTime, period);
        }

        Require(dueTime, nameof(dueTime));
        Require(period, nameof(period));
        TimerResource resource = Of(thread, timer);
        if (resource.IsDisposed)
        {
            return false;
        }

        resource.Period = TimeSpan.FromMilliseconds(period);
        resource.Arm(thread.Execution.Clock, TimeSpan.FromMilliseconds(dueTime));
        return true;
    }

    public static void Dispose(Timer timer)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            TimerResource resource = Of(thread, timer);
            resource.IsDisposed = true;
            resource.Next?.Cancel();
        }

        timer.Dispose();
    }

    /// <summary>As <see cref="Dispose(Timer)"/>; sets the handle when no callback runs any more.</summary>
    public static bool Dispose(Timer timer, WaitHandle notifyObject)
    {
        ArgumentNullException.ThrowIfNull(notifyObject);
        if (LogicalThread.Current is not { } thread)
        {
            return timer.Dispose(notifyObject);
        }

        TimerResource resource = Of(thread, timer);
        if (thread.Execution.IsStopping || resource.IsDisposed)
        {
            return false;
        }

        Dispose(timer);
        if (notifyObject is EventWaitHandle done)
        {
            resource.WhenIdle(() => EventWaitHandleModel.Set(done));
        }

        return true;
    }

    /// <summary>Complete when no callback runs any more.</summary>
    public static ValueTask DisposeAsync(Timer timer)
    {
        Dispose(timer);
        if (LogicalThread.Current is not { Execution.IsStopping: false } thread || Of(thread, timer) is not { Running: > 0 } resource)
        {
            return default;
        }

        TaskCompletionSource done = TaskCompletionSourceModel.ctor(TaskCreationOptions.RunContinuationsAsynchronously);
        resource.WhenIdle(() => TaskCompletionSourceModel.TrySetResult(done));
        return new ValueTask(done.Task);
    }

    private static Timer Create(TimerCallback callback, Func<object?> state, long dueTime, long period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Require(dueTime, nameof(dueTime));
        Require(period, nameof(period));
        if (LogicalThread.Current is not { } thread)
        {
            return new Timer(callback, state(), dueTime, period);
        }

        var timer = new Timer(static _ => { }, null, Timeout.Infinite, Timeout.Infinite);
        TimerResource resource = Of(thread, timer);
        resource.Callback = c => callback(state());
        resource.Context = ExecutionContext.Capture();
        Change(timer, dueTime, period);
        return timer;
    }

    private static TimerResource Of(LogicalThread thread, Timer timer) => Modelling.Of<TimerResource>(thread, timer);

    private static long Signed(uint milliseconds) => milliseconds == uint.MaxValue ? Timeout.Infinite : milliseconds;

    private static void Require(long milliseconds, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, MaxMilliseconds, name);
    }
}
