using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Lock.

namespace Interleave.Primitives;

/// <summary>Models <see cref="Lock"/>.</summary>
[ModelOf(typeof(Lock))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LockModel
{
    public static Lock ctor() => new();

    public static void Enter(Lock gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.Enter();
            return;
        }

        LockResource resource = Of(thread, gate);
        if (ReferenceEquals(resource.Owner, thread))
        {
            resource.Count++;
            return;
        }

        thread.Execution.Block(thread, AccessKind.Acquire, resource);
        Own(thread, resource);
    }

    public static ControlledLockScope EnterScope(Lock gate)
    {
        Enter(gate);
        return new ControlledLockScope(gate);
    }

    public static bool TryEnter(Lock gate) => TryEnter(gate, 0);

    public static bool TryEnter(Lock gate, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return gate.TryEnter(millisecondsTimeout);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        LockResource resource = Of(thread, gate);
        if (ReferenceEquals(resource.Owner, thread))
        {
            resource.Count++;
            return true;
        }

        if (!LockTries.Wait(thread, resource, timeout))
        {
            return false;
        }

        Own(thread, resource);
        return true;
    }

    public static bool TryEnter(Lock gate, TimeSpan timeout) => TryEnter(gate, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static void Exit(Lock gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.Exit();
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        LockResource resource = Of(thread, gate);
        if (!ReferenceEquals(resource.Owner, thread))
        {
            throw thread.Execution.NotOwned(thread, resource, new SynchronizationLockException());
        }

        if (resource.Count > 1)
        {
            resource.Count--;
            return;
        }

        thread.Execution.BeforeRelease(thread, resource);
        (resource.Owner, resource.Count) = (null, 0);
        thread.Execution.LockReleased(thread, resource);
    }

    public static bool get_IsHeldByCurrentThread(Lock gate) =>
        LogicalThread.Current is { } thread ? ReferenceEquals(Of(thread, gate).Owner, thread) : gate.IsHeldByCurrentThread;

    private static LockResource Of(LogicalThread thread, Lock gate)
    {
        if (gate is null)
        {
            throw new NullReferenceException();
        }

#pragma warning disable CS9216 // As a key only; nobody locks it as an object.
        return Modelling.Of<LockResource>(thread, gate);
#pragma warning restore CS9216
    }

    private static void Own(LogicalThread thread, LockResource resource)
    {
        (resource.Owner, resource.Count) = (thread, 1);
        thread.Execution.LockTaken(thread, resource);
    }
}
