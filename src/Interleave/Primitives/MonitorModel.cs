using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Monitor.

namespace Interleave.Primitives;

/// <summary>Models <see cref="Monitor"/>: recursive, Wait in FIFO order, who of several contenders gets the lock is the strategy's choice.</summary>
[ModelOf(typeof(Monitor))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MonitorModel
{
    public static void Enter(object obj)
    {
        if (LogicalThread.Current is { } thread)
        {
            Take(thread, obj);
        }
        else
        {
            Monitor.Enter(obj);
        }
    }

    public static void Enter(object obj, ref bool lockTaken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            Monitor.Enter(obj, ref lockTaken);
            return;
        }

        ThrowIfTaken(lockTaken);
        Take(thread, obj);
        lockTaken = true;
    }

    public static bool TryEnter(object obj) =>
        LogicalThread.Current is { } thread ? TryTake(thread, obj, 0) : Monitor.TryEnter(obj);

    public static void TryEnter(object obj, ref bool lockTaken) => TryEnter(obj, 0, ref lockTaken);

    public static bool TryEnter(object obj, int millisecondsTimeout) =>
        LogicalThread.Current is { } thread
            ? TryTake(thread, obj, millisecondsTimeout)
            : Monitor.TryEnter(obj, millisecondsTimeout);

    public static void TryEnter(object obj, int millisecondsTimeout, ref bool lockTaken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            Monitor.TryEnter(obj, millisecondsTimeout, ref lockTaken);
            return;
        }

        ThrowIfTaken(lockTaken);
        lockTaken = TryTake(thread, obj, millisecondsTimeout);
    }

    public static bool TryEnter(object obj, TimeSpan timeout) => TryEnter(obj, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static void TryEnter(object obj, TimeSpan timeout, ref bool lockTaken) =>
        TryEnter(obj, Modelling.Milliseconds(timeout, nameof(timeout)), ref lockTaken);

    public static void Exit(object obj)
    {
        if (LogicalThread.Current is not { } thread)
        {
            Monitor.Exit(obj);
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        MonitorResource monitor = Owned(thread, obj);
        if (monitor.Count > 1)
        {
            monitor.Count--;
            return;
        }

        thread.Execution.BeforeRelease(thread, monitor);
        Free(thread, monitor);
    }

    public static bool IsEntered(object obj)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Monitor.IsEntered(obj);
        }

        ArgumentNullException.ThrowIfNull(obj);
        return ReferenceEquals(Modelling.Of<MonitorResource>(thread, obj).Owner, thread);
    }

    public static bool Wait(object obj) => Wait(obj, Timeout.Infinite);

    public static bool Wait(object obj, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Monitor.Wait(obj, millisecondsTimeout);
        }

        ArgumentNullException.ThrowIfNull(obj);
        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        return thread.Execution.IsStopping || Sleep(thread, Owned(thread, obj), timeout);
    }

    public static bool Wait(object obj, TimeSpan timeout) => Wait(obj, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static bool Wait(object obj, int millisecondsTimeout, bool exitContext) => Wait(obj, millisecondsTimeout);

    public static bool Wait(object obj, TimeSpan timeout, bool exitContext) => Wait(obj, timeout);

    public static void Pulse(object obj)
    {
        if (LogicalThread.Current is not { } thread)
        {
            Monitor.Pulse(obj);
        }
        else if (!thread.Execution.IsStopping)
        {
            // Nobody can look at the queue before the lock is given back, so no scheduling point.
            MonitorResource monitor = Owned(thread, obj);
            thread.Execution.Note(thread, AccessKind.Signal, monitor);
            NoteLost(thread, monitor);
            monitor.PulseOne();
        }
    }

    public static void PulseAll(object obj)
    {
        if (LogicalThread.Current is not { } thread)
        {
            Monitor.PulseAll(obj);
        }
        else if (!thread.Execution.IsStopping)
        {
            MonitorResource monitor = Owned(thread, obj);
            thread.Execution.Note(thread, AccessKind.Signal, monitor);
            NoteLost(thread, monitor);
            monitor.PulseAll();
        }
    }

    private static void ThrowIfTaken(bool lockTaken)
    {
        if (lockTaken)
        {
            throw new ArgumentException("Argument must be initialized to false", nameof(lockTaken));
        }
    }

    private static void Take(LogicalThread thread, object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        MonitorResource monitor = Modelling.Of<MonitorResource>(thread, obj);
        if (ReferenceEquals(monitor.Owner, thread))
        {
            monitor.Count++;
            return;
        }

        thread.Execution.Block(thread, AccessKind.Acquire, monitor);
        Own(thread, monitor, 1);
    }

    private static bool TryTake(LogicalThread thread, object obj, int millisecondsTimeout)
    {
        ArgumentNullException.ThrowIfNull(obj);
        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        MonitorResource monitor = Modelling.Of<MonitorResource>(thread, obj);
        if (ReferenceEquals(monitor.Owner, thread))
        {
            monitor.Count++;
            return true;
        }

        if (!LockTries.Wait(thread, monitor, timeout))
        {
            return false;
        }

        Own(thread, monitor, 1);
        return true;
    }

    private static bool Sleep(LogicalThread thread, MonitorResource monitor, TimeSpan timeout)
    {
        var wait = new MonitorWait { IsUnchecked = thread.HasOnlyRead(SiteTable.Get(thread.CurrentSite).Label, monitor.AccessesWhenTaken) };
        int count = monitor.Count;
        thread.Execution.BeforeRelease(thread, monitor);
        monitor.Enqueue(wait);
        Free(thread, monitor);
        thread.WaitState = wait;
        try
        {
            if (!thread.Execution.Block(thread, AccessKind.Wait, monitor, timeout))
            {
                // The time is up, or it was pulsed but somebody else has the lock: compete for it without a limit.
                monitor.Forget(wait);
                thread.WaitState = null;
                thread.Execution.Block(thread, AccessKind.Acquire, monitor);
            }
        }
        finally
        {
            thread.WaitState = null;
        }

        thread.Execution.Mutated();
        Own(thread, monitor, count);
        return wait.IsPulsed;
    }

    private static void NoteLost(LogicalThread thread, MonitorResource monitor) =>
        monitor.Lost = monitor.HasWaiters ? default : new LostSignal(thread, thread.CurrentSite, "when nobody waited");

    private static void Own(LogicalThread thread, MonitorResource monitor, int count)
    {
        monitor.Owner = thread;
        monitor.Count = count;
        monitor.AccessesWhenTaken = thread.Accesses;
        thread.Execution.LockTaken(thread, monitor);
    }

    private static void Free(LogicalThread thread, MonitorResource monitor)
    {
        monitor.Owner = null;
        monitor.Count = 0;
        thread.Execution.LockReleased(thread, monitor);
    }

    private static MonitorResource Owned(LogicalThread thread, object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        MonitorResource monitor = Modelling.Of<MonitorResource>(thread, obj);
        return ReferenceEquals(monitor.Owner, thread) ? monitor : throw thread.Execution.NotOwned(thread, monitor, new SynchronizationLockException());
    }
}
