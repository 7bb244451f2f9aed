using System.ComponentModel;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="SpinLock"/>: waiting blocks the logical thread instead of spinning.</summary>
[Replaces(typeof(SpinLock))]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ControlledSpinLock
{
    private readonly bool _isUntracked;
    private SpinLock _real;
    private object? _identity;

    /// <inheritdoc cref="SpinLock(bool)"/>
    public ControlledSpinLock(bool enableThreadOwnerTracking)
    {
        _real = new SpinLock(enableThreadOwnerTracking);
        _isUntracked = !enableThreadOwnerTracking;
    }

    /// <inheritdoc cref="SpinLock.IsThreadOwnerTrackingEnabled"/>
    public readonly bool IsThreadOwnerTrackingEnabled => !_isUntracked;

    /// <inheritdoc cref="SpinLock.IsHeld"/>
    public bool IsHeld => LogicalThread.Current is { } thread ? Look(thread).Owner is not null : _real.IsHeld;

    /// <inheritdoc cref="SpinLock.IsHeldByCurrentThread"/>
    public bool IsHeldByCurrentThread => LogicalThread.Current is { } thread && !_isUntracked
        ? ReferenceEquals(Of(thread).Owner, thread)
        : _real.IsHeldByCurrentThread;

    /// <inheritdoc cref="SpinLock.Enter(ref bool)"/>
    public void Enter(ref bool lockTaken)
    {
        if (LogicalThread.Current is { } thread)
        {
            Take(thread, Timeout.InfiniteTimeSpan, ref lockTaken);
        }
        else
        {
            _real.Enter(ref lockTaken);
        }
    }

    /// <inheritdoc cref="SpinLock.TryEnter(ref bool)"/>
    public void TryEnter(ref bool lockTaken) => TryEnter(0, ref lockTaken);

    /// <inheritdoc cref="SpinLock.TryEnter(TimeSpan, ref bool)"/>
    public void TryEnter(TimeSpan timeout, ref bool lockTaken) => TryEnter(Modelling.Milliseconds(timeout, nameof(timeout)), ref lockTaken);

    /// <inheritdoc cref="SpinLock.TryEnter(int, ref bool)"/>
    public void TryEnter(int millisecondsTimeout, ref bool lockTaken)
    {
        if (LogicalThread.Current is { } thread)
        {
            Take(thread, Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout)), ref lockTaken);
        }
        else
        {
            _real.TryEnter(millisecondsTimeout, ref lockTaken);
        }
    }

    /// <inheritdoc cref="SpinLock.Exit()"/>
    public void Exit() => Exit(useMemoryBarrier: true);

    /// <inheritdoc cref="SpinLock.Exit(bool)"/>
    public void Exit(bool useMemoryBarrier)
    {
        if (LogicalThread.Current is not { } thread)
        {
            _real.Exit(useMemoryBarrier);
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        SpinLockResource resource = Of(thread);
        if (!_isUntracked && !ReferenceEquals(resource.Owner, thread))
        {
            throw thread.Execution.NotOwned(thread, resource, new SynchronizationLockException("The calling thread does not hold the lock."));
        }

        thread.Execution.BeforeRelease(thread, resource);
        // Without owner tracking any thread may give it back.
        resource.Owner?.Held.Remove(resource);
        resource.Owner = null;
        thread.Execution.LockReleased(thread, resource);
    }

    private void Take(LogicalThread thread, TimeSpan timeout, ref bool lockTaken)
    {
        if (lockTaken)
        {
            throw new ArgumentException("The tookLock argument must be set to false before calling this method.", nameof(lockTaken));
        }

        SpinLockResource resource = Of(thread);
        if (!_isUntracked && ReferenceEquals(resource.Owner, thread))
        {
            throw new LockRecursionException("The calling thread already holds the lock.");
        }

        if (LockTries.Wait(thread, resource, timeout))
        {
            resource.Owner = thread;
            lockTaken = true;
            thread.Execution.LockTaken(thread, resource);
        }
    }

    private SpinLockResource Look(LogicalThread thread)
    {
        SpinLockResource resource = Of(thread);
        thread.Execution.LockObserved();
        thread.Execution.Point(thread, AccessKind.Read, resource);
        thread.Execution.NoteUnchanged(thread);
        return resource;
    }

    // The lock is a place in memory; the object made at its first use stands for it.
    private SpinLockResource Of(LogicalThread thread)
    {
        SpinLockResource resource = Modelling.Of<SpinLockResource>(thread, _identity ??= new object());
        resource.IsUntracked = _isUntracked;
        return resource;
    }
}
