using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="Timer"/> over virtual time.</summary>
internal sealed class TimerResource : Resource
{
    internal TimerCallback? Callback { get; set; }

    internal object? State { get; set; }

    internal ExecutionContext? Context { get; set; }

    internal TimeSpan Period { get; set; } = Timeout.InfiniteTimeSpan;

    internal VirtualTimer? Next { get; set; }

    internal bool IsDisposed { get; set; }

    /// <summary>Callbacks that run now.</summary>
    internal int Running { get; private set; }

    private List<Action> Waiting { get; } = [];

    public override string KindName => "Timer";

    /// <summary>Calls back when no callback of the timer runs: now, or when the last has ended.</summary>
    internal void WhenIdle(Action action)
    {
        if (Running == 0)
        {
            action();
        }
        else
        {
            Waiting.Add(action);
        }
    }

    /// <summary>Arms it anew: what was pending is off.</summary>
    internal void Arm(VirtualClock clock, TimeSpan due)
    {
        Next?.Cancel();
        Next = due == Timeout.InfiniteTimeSpan ? null : clock.Schedule(due, static t => ((TimerResource)t!).Fire(), this, "Timer");
    }

    protected internal override void Reset()
    {
        (Callback, State, Context, Next, IsDisposed) = (null, null, null, null, false);
        (Period, Running) = (Timeout.InfiniteTimeSpan, 0);
        Waiting.Clear();
    }

    private void Fire()
    {
        if (IsDisposed || LogicalThread.Current is not { } thread)
        {
            return;
        }

        if (Period > TimeSpan.Zero)
        {
            // Before the callback: a slow callback overlaps with the next one, as with the real timer.
            Arm(thread.Execution.Clock, Period);
        }

        Running++;
        Call();
        if (--Running == 0)
        {
            Action[] waiting = [.. Waiting];
            Waiting.Clear();
            Array.ForEach(waiting, w => w());
        }
    }

    private void Call()
    {
        if (Context is null)
        {
            Callback!(State);
        }
        else
        {
            ExecutionContext.Run(Context, static t => ((TimerResource)t!).Callback!(((TimerResource)t).State), this);
        }
    }
}
