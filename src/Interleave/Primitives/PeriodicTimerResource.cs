using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="PeriodicTimer"/> over virtual time. A tick that nobody waits for is kept; further ones fall together with it.</summary>
internal sealed class PeriodicTimerResource : Resource
{
    private static readonly Action<object?> s_fire = static t => ((PeriodicTimerResource)t!).Fire();

    private VirtualTimer? _next;

    internal TimeSpan Period { get; private set; }

    internal bool IsStopped { get; private set; }

    /// <summary>A tick that was not consumed yet. Stays set while the wait it completed was not looked at, and once stopped.</summary>
    internal bool IsSignalled { get; set; }

    /// <summary>The one consumer's wait, until its result was taken.</summary>
    internal PeriodicTimerWait? Wait { get; set; }

    public override string KindName => "PeriodicTimer";

    internal void Arm(VirtualClock clock, TimeSpan period)
    {
        Period = period;
        _next?.Cancel();
        _next = period == Timeout.InfiniteTimeSpan ? null : clock.Schedule(period, s_fire, this, "PeriodicTimer");
    }

    internal void Stop(LogicalThread thread)
    {
        thread.Execution.Point(thread, AccessKind.Signal, this);
        _next?.Cancel();
        IsStopped = true;
        Signal(null);
    }

    /// <summary>A tick, the end, or the cancellation of a wait: whichever is first completes the wait.</summary>
    internal void Signal(CancellationToken? cancelled)
    {
        if (!IsSignalled)
        {
            IsSignalled = true;
            Wait?.Complete(cancelled);
        }
    }

    protected internal override void Reset()
    {
        (_next, Wait, Period) = (null, null, default);
        (IsStopped, IsSignalled) = (false, false);
    }

    private void Fire()
    {
        if (IsStopped || LogicalThread.Current is not { } thread)
        {
            return;
        }

        Arm(thread.Execution.Clock, Period);
        thread.Execution.Point(thread, AccessKind.Signal, this);
        Signal(null);
    }
}
