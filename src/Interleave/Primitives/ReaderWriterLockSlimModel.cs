using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.ReaderWriterLockSlim.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ReaderWriterLockSlim"/>: both recursion policies, upgrades, writers before readers.</summary>
[ModelOf(typeof(ReaderWriterLockSlim))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ReaderWriterLockSlimModel
{
    public static ReaderWriterLockSlim ctor() => new();

    public static ReaderWriterLockSlim ctor(LockRecursionPolicy recursionPolicy) => new(recursionPolicy);

    public static void EnterReadLock(ReaderWriterLockSlim gate) => TryEnterReadLock(gate, Timeout.Infinite);

    public static bool TryEnterReadLock(ReaderWriterLockSlim gate, TimeSpan timeout) =>
        TryEnterReadLock(gate, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static bool TryEnterReadLock(ReaderWriterLockSlim gate, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return gate.TryEnterReadLock(millisecondsTimeout);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        ReaderWriterLockResource resource = Living(thread, gate);
        ReaderWriterHold hold = resource.HoldOf(thread);
        RequireReadAllowed(resource, hold, thread);
        if (hold.Reads > 0)
        {
            hold.Reads++;
            return true;
        }

        // The holder of the write or upgradeable lock reads without asking.
        bool privileged = ReferenceEquals(resource.Upgrader, thread) || ReferenceEquals(resource.Writer, thread);
        if (!privileged && !Enter(thread, resource, AccessKind.AcquireShared, timeout))
        {
            return false;
        }

        hold.Reads++;
        resource.Owners++;
        thread.Execution.LockTaken(thread, resource);
        return true;
    }

    public static void EnterUpgradeableReadLock(ReaderWriterLockSlim gate) => TryEnterUpgradeableReadLock(gate, Timeout.Infinite);

    public static bool TryEnterUpgradeableReadLock(ReaderWriterLockSlim gate, TimeSpan timeout) =>
        TryEnterUpgradeableReadLock(gate, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static bool TryEnterUpgradeableReadLock(ReaderWriterLockSlim gate, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return gate.TryEnterUpgradeableReadLock(millisecondsTimeout);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        ReaderWriterLockResource resource = Living(thread, gate);
        ReaderWriterHold hold = resource.HoldOf(thread);
        RequireUpgradeableAllowed(resource, hold, thread);
        if (hold.Upgrades > 0)
        {
            hold.Upgrades++;
            return true;
        }

        bool privileged = ReferenceEquals(resource.Writer, thread);
        if (!privileged && !Enter(thread, resource, AccessKind.AcquireUpgradeable, timeout))
        {
            return false;
        }

        hold.Upgrades++;
        resource.Owners++;
        resource.Upgrader = thread;
        thread.Execution.LockTaken(thread, resource);
        return true;
    }

    public static void EnterWriteLock(ReaderWriterLockSlim gate) => TryEnterWriteLock(gate, Timeout.Infinite);

    public static bool TryEnterWriteLock(ReaderWriterLockSlim gate, TimeSpan timeout) =>
        TryEnterWriteLock(gate, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static bool TryEnterWriteLock(ReaderWriterLockSlim gate, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return gate.TryEnterWriteLock(millisecondsTimeout);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        ReaderWriterLockResource resource = Living(thread, gate);
        ReaderWriterHold hold = resource.HoldOf(thread);
        RequireWriteAllowed(resource, hold, thread);
        if (hold.Writes > 0)
        {
            hold.Writes++;
            return true;
        }

        if (!EnterWrite(thread, resource, timeout))
        {
            return false;
        }

        hold.Writes++;
        resource.Writer = thread;
        thread.Execution.LockTaken(thread, resource);
        return true;
    }

    public static void ExitReadLock(ReaderWriterLockSlim gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.ExitReadLock();
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        ReaderWriterLockResource resource = Living(thread, gate);
        if (resource.Hold(thread) is not { Reads: > 0 } hold)
        {
            throw thread.Execution.NotOwned(thread, resource, new SynchronizationLockException("The read lock is being released without being held."));
        }

        if (hold.Reads > 1)
        {
            hold.Reads--;
            return;
        }

        thread.Execution.BeforeRelease(thread, resource);
        hold.Reads--;
        resource.Owners--;
        thread.Execution.LockReleased(thread, resource);
    }

    public static void ExitUpgradeableReadLock(ReaderWriterLockSlim gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.ExitUpgradeableReadLock();
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        ReaderWriterLockResource resource = Living(thread, gate);
        if (resource.Hold(thread) is not { Upgrades: > 0 } hold)
        {
            throw thread.Execution.NotOwned(thread, resource, new SynchronizationLockException("The upgradeable lock is being released without being held."));
        }

        if (hold.Upgrades > 1)
        {
            hold.Upgrades--;
            return;
        }

        thread.Execution.BeforeRelease(thread, resource);
        hold.Upgrades--;
        resource.Owners--;
        resource.Upgrader = null;
        thread.Execution.LockReleased(thread, resource);
    }

    public static void ExitWriteLock(ReaderWriterLockSlim gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.ExitWriteLock();
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        ReaderWriterLockResource resource = Living(thread, gate);
        if (resource.Hold(thread) is not { Writes: > 0 } hold)
        {
            throw thread.Execution.NotOwned(thread, resource, new SynchronizationLockException("The write lock is being released without being held."));
        }

        if (hold.Writes > 1)
        {
            hold.Writes--;
            return;
        }

        thread.Execution.BeforeRelease(thread, resource);
        hold.Writes--;
        resource.Writer = null;
        thread.Execution.LockReleased(thread, resource);
    }

    public static void Dispose(ReaderWriterLockSlim gate)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            ReaderWriterLockResource resource = Of(thread, gate);
            bool isWaitedFor = resource.WaitingReaders + resource.WaitingUpgradeables + resource.WaitingWriters + resource.WaitingUpgrades > 0;
            if (isWaitedFor || (resource.Hold(thread) is { IsAny: true } && !resource.IsDisposed))
            {
                throw new SynchronizationLockException("The lock is being disposed while still being used. It either is being held by a thread and/or has active waiters waiting to acquire the lock.");
            }

            resource.IsDisposed = true;
        }

        gate.Dispose();
    }
}
