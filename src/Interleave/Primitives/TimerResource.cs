using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="Timer"/> over virtual time.</summary>
internal sealed class TimerResource : Resource
{
    private int _running;
    private TaskCompletionSource? _drained;

    internal TimerCallback? Callback { get; set; }

    internal object? State { get; set; }

    internal ExecutionContext? Context { get; set; }

    internal TimeSpan Period { get; set; } = Timeout.InfiniteTimeSpan;

    internal VirtualTimer? Next { get; set; }

    internal bool IsDisposed { get; private set; }

    public override string KindName => "Timer";

    /// <summary>Arms it anew: what was pending is off.</summary>
    internal void Arm(VirtualClock clock, TimeSpan due)
    {
        Next?.Cancel();
        Next = due == Timeout.InfiniteTimeSpan ? null : clock.Schedule(due, static t => ((TimerResource)t!).Fire(), this, "Timer");
    }

    /// <summary>No callback starts from now on.</summary>
    internal void Dispose()
    {
        IsDisposed = true;
        Next?.Cancel();
    }

    /// <summary>For DisposeAsync: ends when the callbacks that run have returned, and sees all they did.</summary>
    internal ValueTask Drained(LogicalThread thread)
    {
        thread.Execution.Note(thread, AccessKind.Signal, this);
        if (_running == 0)
        {
            return default;
        }

        if (_drained is null)
        {
            _drained = new TaskCompletionSource();
            TaskResource.Created(thread, _drained.Task).Label = "Timer.DisposeAsync";
        }

        return new ValueTask(_drained.Task);
    }

    protected internal override void Reset()
    {
        (Callback, State, Context, Next, IsDisposed) = (null, null, null, null, false);
        (_running, _drained) = (0, null);
        Period = Timeout.InfiniteTimeSpan;
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

        _running++;
        Call();
        Returned(thread);
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

    /// <summary>Not in a finally block: an exception that leaves the callback ends the execution.</summary>
    private void Returned(LogicalThread thread)
    {
        _running--;
        thread.Execution.Note(thread, AccessKind.Signal, this);
        if (_running > 0 || _drained is not { } drained)
        {
            return;
        }

        bool queue = Completion.Begin(thread, drained.Task);
        try
        {
            drained.TrySetResult();
        }
        finally
        {
            Completion.End(thread, drained.Task, queue);
        }
    }
}
