using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.ReaderWriterLock.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="ReaderWriterLock"/>, the old one: always recursive, a time-out is an ApplicationException, and an
/// upgrade lets other writers in before it returns unless its thread is the only reader.
/// </summary>
[ModelOf(typeof(ReaderWriterLock))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ReaderWriterLockModel
{
    public static ReaderWriterLock ctor() => new();

    public static void AcquireReaderLock(ReaderWriterLock gate, TimeSpan timeout) =>
        AcquireReaderLock(gate, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static void AcquireReaderLock(ReaderWriterLock gate, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.AcquireReaderLock(millisecondsTimeout);
            return;
        }

        Read(thread, Of(thread, gate), Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout)));
    }

    public static void AcquireWriterLock(ReaderWriterLock gate, TimeSpan timeout) =>
        AcquireWriterLock(gate, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static void AcquireWriterLock(ReaderWriterLock gate, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.AcquireWriterLock(millisecondsTimeout);
            return;
        }

        Write(thread, Of(thread, gate), Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout)));
    }

    public static void ReleaseReaderLock(ReaderWriterLock gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.ReleaseReaderLock();
        }
        else if (!thread.Execution.IsStopping)
        {
            OldReaderWriterLockResource resource = Of(thread, gate);
            if (ReferenceEquals(resource.Writer, thread))
            {
                Unwrite(thread, resource);
            }
            else
            {
                Unread(thread, resource);
            }
        }
    }

    public static void ReleaseWriterLock(ReaderWriterLock gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.ReleaseWriterLock();
        }
        else if (!thread.Execution.IsStopping)
        {
            Unwrite(thread, Of(thread, gate));
        }
    }

    public static ControlledLockCookie UpgradeToWriterLock(ReaderWriterLock gate, TimeSpan timeout) =>
        UpgradeToWriterLock(gate, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static ControlledLockCookie UpgradeToWriterLock(ReaderWriterLock gate, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return new ControlledLockCookie(gate.UpgradeToWriterLock(millisecondsTimeout));
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        OldReaderWriterLockResource resource = Of(thread, gate);
        var cookie = new ControlledLockCookie(thread, resource.ReadsOf(thread), ReferenceEquals(resource.Writer, thread) ? resource.Writes : 0);
        if (cookie.Reads > 0)
        {
            thread.Execution.LockObserved();
            thread.Execution.Point(thread, AccessKind.TryAcquire, resource);
            if (resource.IsOnlyReader(thread))
            {
                resource.Forget(thread);
                thread.Execution.LockReleased(thread, resource);
                resource.TakeWrite(thread);
                return cookie;
            }

            resource.SetReads(thread, 1);
            Unread(thread, resource);
        }

        try
        {
            Write(thread, resource, timeout);
        }
        catch (ApplicationException)
        {
            Restore(thread, resource, cookie);
            throw;
        }

        return cookie;
    }

    public static void DowngradeFromWriterLock(ReaderWriterLock gate, ref ControlledLockCookie lockCookie)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.DowngradeFromWriterLock(ref lockCookie.Real);
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        OldReaderWriterLockResource resource = Of(thread, gate);
        RequireWriter(thread, resource);
        lockCookie.RequireOwner(thread);
        if (lockCookie.Reads == 0 && resource.Writes <= lockCookie.Writes)
        {
            throw ControlledLockCookie.Invalid();
        }

        ControlledLockCookie cookie = lockCookie.Use(thread);
        if (cookie.Writes > 0)
        {
            resource.Writes = cookie.Writes;
            return;
        }

        resource.Writes = 1;
        Unwrite(thread, resource);
        if (cookie.Reads > 0)
        {
            // In the same step: no writer gets in between.
            resource.TakeRead(thread, cookie.Reads);
        }
    }

    public static ControlledLockCookie ReleaseLock(ReaderWriterLock gate)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return new ControlledLockCookie(gate.ReleaseLock());
        }

        if (thread.Execution.IsStopping)
        {
            return default;
        }

        OldReaderWriterLockResource resource = Of(thread, gate);
        if (ReferenceEquals(resource.Writer, thread))
        {
            var written = new ControlledLockCookie(thread, 0, resource.Writes);
            resource.Writes = 1;
            Unwrite(thread, resource);
            return written;
        }

        var cookie = new ControlledLockCookie(thread, resource.ReadsOf(thread), 0);
        if (cookie.Reads > 0)
        {
            resource.SetReads(thread, 1);
            Unread(thread, resource);
        }

        return cookie;
    }

    public static void RestoreLock(ReaderWriterLock gate, ref ControlledLockCookie lockCookie)
    {
        if (LogicalThread.Current is not { } thread)
        {
            gate.RestoreLock(ref lockCookie.Real);
            return;
        }

        OldReaderWriterLockResource resource = Of(thread, gate);
        lockCookie.RequireOwner(thread);
        if (ReferenceEquals(resource.Writer, thread) || resource.ReadsOf(thread) > 0)
        {
            throw new SynchronizationLockException("ReaderWriterLock.RestoreLock was called without releasing all locks acquired since the call to ReleaseLock.");
        }

        Restore(thread, resource, lockCookie.Use(thread));
    }
}
