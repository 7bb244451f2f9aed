namespace Interleave.Runtime;

/// <summary>A pending callback of the virtual clock.</summary>
public sealed class VirtualTimer
{
    internal VirtualTimer(long due, Action<object?> callback, object? state, string name, Resource? cause)
    {
        Cause = cause;
        Due = due;
        Callback = callback;
        State = state;
        Name = name;
    }

    /// <summary>Virtual tick at which it becomes runnable.</summary>
    public long Due { get; }

    /// <summary>True once its callback was made runnable.</summary>
    public bool HasFired { get; internal set; }

    /// <summary>True once cancelled before it fired.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Orders what its setter did before what its callback does; null when no logical thread set it.</summary>
    internal Resource? Cause { get; }

    /// <summary>The thread of its callback, where it has one before it is due (see Execution.Time).</summary>
    internal LogicalThread? Thread { get; set; }

    internal Action<object?> Callback { get; }

    internal object? State { get; }

    internal string Name { get; }

    /// <summary>Cancels it; without effect once fired.</summary>
    /// <returns>True when the callback will now never run.</returns>
    public bool Cancel()
    {
        if (HasFired || IsCancelled)
        {
            return false;
        }

        IsCancelled = true;
        if (Thread is { } thread)
        {
            thread.Execution.Forget(thread);
        }

        return true;
    }
}
