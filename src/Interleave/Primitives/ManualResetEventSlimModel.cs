using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.ManualResetEventSlim.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ManualResetEventSlim"/>.</summary>
[ModelOf(typeof(ManualResetEventSlim))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ManualResetEventSlimModel
{
    public static ManualResetEventSlim ctor() => new();

    public static ManualResetEventSlim ctor(bool initialState) => new(initialState);

    public static ManualResetEventSlim ctor(bool initialState, int spinCount) => new(initialState, spinCount);

    public static int get_SpinCount(ManualResetEventSlim gate) => gate.SpinCount;

    public static bool get_IsSet(ManualResetEventSlim gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return gate.IsSet;
        }

        ManualResetEventSlimResource resource = Of(thread, gate);
        thread.Execution.Point(thread, AccessKind.Read, resource);
        if (!resource.IsSet)
        {
            thread.Execution.NoteUnchanged(thread);
            return false;
        }

        resource.Unseen = default;
        return true;
    }

    public static WaitHandle get_WaitHandle(ManualResetEventSlim gate) =>
        LogicalThread.Current is { } thread ? WaitHandles.Derived(thread, gate.WaitHandle, Living(thread, gate)) : gate.WaitHandle;

    public static void Set(ManualResetEventSlim gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.Set();
        }
        else if (!thread.Execution.IsStopping)
        {
            ManualResetEventSlimResource resource = Of(thread, gate);
            thread.Execution.Point(thread, AccessKind.Signal, resource);
            if (!resource.IsSet)
            {
                resource.Lost = default;
                resource.Unseen = new LostSignal(thread, thread.CurrentSite, "and it was reset before anybody was let through");
            }

            resource.IsSet = true;
        }
    }

    public static void Reset(ManualResetEventSlim gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.Reset();
        }
        else if (!thread.Execution.IsStopping)
        {
            ManualResetEventSlimResource resource = Living(thread, gate);
            thread.Execution.Point(thread, AccessKind.Write, resource);
            resource.Lost = resource.IsSet ? resource.Unseen : resource.Lost;
            resource.IsSet = false;
        }
    }

    public static void Dispose(ManualResetEventSlim gate)
    {
        if (LogicalThread.Current is { } thread && !thread.Execution.IsStopping)
        {
            Of(thread, gate).IsDisposed = true;
        }

        gate.Dispose();
    }

    public static void Wait(ManualResetEventSlim gate) => Wait(gate, Timeout.Infinite, default);

    public static void Wait(ManualResetEventSlim gate, CancellationToken cancellationToken) => Wait(gate, Timeout.Infinite, cancellationToken);

    public static bool Wait(ManualResetEventSlim gate, TimeSpan timeout) => Wait(gate, timeout, default);

    public static bool Wait(ManualResetEventSlim gate, TimeSpan timeout, CancellationToken cancellationToken) =>
        Wait(gate, Modelling.Milliseconds(timeout, nameof(timeout)), cancellationToken);

    public static bool Wait(ManualResetEventSlim gate, int millisecondsTimeout) => Wait(gate, millisecondsTimeout, default);

    public static bool Wait(ManualResetEventSlim gate, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return gate.Wait(millisecondsTimeout, cancellationToken);
        }

        ManualResetEventSlimResource resource = Living(thread, gate);
        Cancellations.ThrowIfRequested(cancellationToken);
        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        bool isSet = Waits.For(thread, resource, timeout, AccessKind.Wait, cancellationToken);
        if (!isSet)
        {
            Cancellations.ThrowIfRequested(cancellationToken);
            return false;
        }

        resource.Unseen = default;
        return true;
    }

    private static ManualResetEventSlimResource Of(LogicalThread thread, ManualResetEventSlim gate)
    {
        if (gate is null)
        {
            throw new NullReferenceException();
        }

        ManualResetEventSlimResource resource = thread.Execution.Resource<ManualResetEventSlimResource>(gate, out bool created);
        if (created)
        {
            resource.Label = SiteTable.Get(thread.CurrentSite).Label;
            resource.IsSet = gate.IsSet;
        }

        return resource;
    }

    private static ManualResetEventSlimResource Living(LogicalThread thread, ManualResetEventSlim gate)
    {
        ManualResetEventSlimResource resource = Of(thread, gate);
        ObjectDisposedException.ThrowIf(resource.IsDisposed, gate);
        return resource;
    }
}
