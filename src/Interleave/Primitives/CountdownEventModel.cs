using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.CountdownEvent.

namespace Interleave.Primitives;

/// <summary>Models <see cref="CountdownEvent"/>.</summary>
[ModelOf(typeof(CountdownEvent))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CountdownEventModel
{
    public static CountdownEvent ctor(int initialCount) => new(initialCount);

    public static int get_InitialCount(CountdownEvent gate) =>
        LogicalThread.Current is { } thread ? Of(thread, gate).InitialCount : gate.InitialCount;

    public static int get_CurrentCount(CountdownEvent gate) => LogicalThread.Current is { } thread ? Look(thread, gate).Count : gate.CurrentCount;

    public static bool get_IsSet(CountdownEvent gate) => LogicalThread.Current is { } thread ? Look(thread, gate).Count == 0 : gate.IsSet;

    public static WaitHandle get_WaitHandle(CountdownEvent gate) =>
        LogicalThread.Current is { } thread ? WaitHandles.Derived(thread, gate.WaitHandle, Living(thread, gate)) : gate.WaitHandle;

    public static bool Signal(CountdownEvent gate) => Signal(gate, 1);

    public static bool Signal(CountdownEvent gate, int signalCount)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return gate.Signal(signalCount);
        }

        if (thread.Execution.IsStopping)
        {
            return true;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(signalCount, 1);
        CountdownEventResource resource = Living(thread, gate);
        thread.Execution.Point(thread, AccessKind.Signal, resource);
        if (signalCount > resource.Count)
        {
            throw new InvalidOperationException("Invalid attempt made to decrement the event's count below zero.");
        }

        resource.Count -= signalCount;
        return resource.Count == 0;
    }

    public static void AddCount(CountdownEvent gate) => AddCount(gate, 1);

    public static void AddCount(CountdownEvent gate, int signalCount)
    {
        if (!TryAddCount(gate, signalCount))
        {
            throw new InvalidOperationException("The event is already signaled and cannot be incremented.");
        }
    }

    public static bool TryAddCount(CountdownEvent gate) => TryAddCount(gate, 1);

    public static bool TryAddCount(CountdownEvent gate, int signalCount)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return gate.TryAddCount(signalCount);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(signalCount, 1);
        CountdownEventResource resource = Living(thread, gate);
        thread.Execution.Point(thread, AccessKind.Write, resource);
        if (resource.Count == 0)
        {
            return false;
        }

        if (resource.Count > int.MaxValue - signalCount)
        {
            throw new InvalidOperationException("The increment operation would cause the CurrentCount to overflow.");
        }

        resource.Count += signalCount;
        return true;
    }

    public static void Reset(CountdownEvent gate)
    {
        if (LogicalThread.Current is { } thread)
        {
            Reset(gate, Of(thread, gate).InitialCount);
        }
        else
        {
            gate.Reset();
        }
    }

    public static void Reset(CountdownEvent gate, int count)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.Reset(count);
            return;
        }

        CountdownEventResource resource = Living(thread, gate);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        thread.Execution.Point(thread, AccessKind.Write, resource);
        (resource.Count, resource.InitialCount) = (count, count);
    }

    public static void Wait(CountdownEvent gate) => Wait(gate, Timeout.Infinite, default);

    public static void Wait(CountdownEvent gate, CancellationToken cancellationToken) => Wait(gate, Timeout.Infinite, cancellationToken);

    public static bool Wait(CountdownEvent gate, int millisecondsTimeout) => Wait(gate, millisecondsTimeout, default);

    public static bool Wait(CountdownEvent gate, TimeSpan timeout) => Wait(gate, timeout, default);

    public static bool Wait(CountdownEvent gate, TimeSpan timeout, CancellationToken cancellationToken) =>
        Wait(gate, Modelling.Milliseconds(timeout, nameof(timeout)), cancellationToken);

    public static bool Wait(CountdownEvent gate, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return gate.Wait(millisecondsTimeout, cancellationToken);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        CountdownEventResource resource = Living(thread, gate);
        Cancellations.ThrowIfRequested(cancellationToken);
        bool isSet = Waits.For(thread, resource, timeout, AccessKind.Wait, cancellationToken);
        if (!isSet)
        {
            Cancellations.ThrowIfRequested(cancellationToken);
        }

        return isSet;
    }

    public static void Dispose(CountdownEvent gate)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            Of(thread, gate).IsDisposed = true;
        }

        gate.Dispose();
    }

    private static CountdownEventResource Look(LogicalThread thread, CountdownEvent gate)
    {
        CountdownEventResource resource = Of(thread, gate);
        thread.Execution.Point(thread, AccessKind.Read, resource);
        thread.Execution.NoteUnchanged(thread);
        return resource;
    }

    private static CountdownEventResource Of(LogicalThread thread, CountdownEvent gate)
    {
        if (gate is null)
        {
            throw new NullReferenceException();
        }

        CountdownEventResource resource = thread.Execution.Resource<CountdownEventResource>(gate, out bool created);
        if (created)
        {
            resource.Label = SiteTable.Get(thread.CurrentSite).Label;
            (resource.Count, resource.InitialCount) = (gate.CurrentCount, gate.InitialCount);
        }

        return resource;
    }

    private static CountdownEventResource Living(LogicalThread thread, CountdownEvent gate)
    {
        CountdownEventResource resource = Of(thread, gate);
        ObjectDisposedException.ThrowIf(resource.IsDisposed, gate);
        return resource;
    }
}
