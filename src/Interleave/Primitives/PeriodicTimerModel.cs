using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.PeriodicTimer.

namespace Interleave.Primitives;

/// <summary>Models <see cref="PeriodicTimer"/> over virtual time. The real object is an identity whose own timer never fires.</summary>
[ModelOf(typeof(PeriodicTimer))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PeriodicTimerModel
{
    // 2^32 - 2 ms, as for Timer; whole milliseconds count.
    private const uint MaxMilliseconds = 0xFFFFFFFE;

    public static PeriodicTimer ctor(TimeSpan period)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return new PeriodicTimer(period);
        }

        Require(period, nameof(period));
        var timer = new PeriodicTimer(Timeout.InfiniteTimeSpan);
        Modelling.Of<PeriodicTimerResource>(thread, timer).Arm(thread.Execution.Clock, period);
        return timer;
    }

    public static PeriodicTimer ctor(TimeSpan period, TimeProvider timeProvider)
    {
        if (LogicalThread.Current is null)
        {
            return new PeriodicTimer(period, timeProvider);
        }

        Require(period, nameof(period));
        TaskModel.RequireSystemTime(timeProvider, "A PeriodicTimer");
        return ctor(period);
    }

    public static TimeSpan get_Period(PeriodicTimer timer) => LogicalThread.Current is { } thread ? Of(thread, timer).Period : timer.Period;

    public static void set_Period(PeriodicTimer timer, TimeSpan value)
    {
        if (LogicalThread.Current is not { } thread)
        {
            timer.Period = value;
            return;
        }

        Require(value, nameof(value));
        PeriodicTimerResource resource = Of(thread, timer);
        ObjectDisposedException.ThrowIf(resource.IsStopped, timer);
        resource.Arm(thread.Execution.Clock, value);
    }

    public static ValueTask<bool> WaitForNextTickAsync(PeriodicTimer timer, CancellationToken cancellationToken = default)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return timer.WaitForNextTickAsync(cancellationToken);
        }

        PeriodicTimerResource resource = Of(thread, timer);
        thread.Execution.Point(thread, AccessKind.Atomic, resource);
        if (resource.Wait is not null)
        {
            throw new InvalidOperationException("Operation is not valid due to the current state of the object.");
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(cancellationToken);
        }

        if (resource.IsSignalled)
        {
            resource.IsSignalled = resource.IsStopped;
            return new ValueTask<bool>(!resource.IsStopped);
        }

        resource.Wait = new PeriodicTimerWait(thread, resource, cancellationToken);
        return resource.Wait.Task;
    }

    public static void Dispose(PeriodicTimer timer)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            PeriodicTimerResource resource = Of(thread, timer);
            if (!resource.IsStopped)
            {
                resource.Stop(thread);
            }
        }

        timer.Dispose();
    }

    private static PeriodicTimerResource Of(LogicalThread thread, PeriodicTimer timer)
    {
        if (timer is null)
        {
            throw new NullReferenceException();
        }

        PeriodicTimerResource resource = thread.Execution.Resource<PeriodicTimerResource>(timer, out bool created);
        if (created)
        {
            resource.Arm(thread.Execution.Clock, timer.Period);
        }

        return resource;
    }

    private static void Require(TimeSpan period, string name)
    {
        double milliseconds = period.TotalMilliseconds;
        if (period != Timeout.InfiniteTimeSpan && milliseconds is not (>= 1 and <= MaxMilliseconds))
        {
            throw new ArgumentOutOfRangeException(name);
        }
    }
}
