using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.ReaderWriterLock.

namespace Interleave.Primitives;

/// <content>What the lock tells about itself, and who may enter when.</content>
public static partial class ReaderWriterLockModel
{
    private const int TimedOut = unchecked((int)0x800705B4);
    private const int NotOwner = 0x120;

    public static bool get_IsReaderLockHeld(ReaderWriterLock gate) =>
        LogicalThread.Current is { } thread ? Of(thread, gate).ReadsOf(thread) > 0 : gate.IsReaderLockHeld;

    public static bool get_IsWriterLockHeld(ReaderWriterLock gate) =>
        LogicalThread.Current is { } thread ? ReferenceEquals(Of(thread, gate).Writer, thread) : gate.IsWriterLockHeld;

    public static int get_WriterSeqNum(ReaderWriterLock gate) =>
        LogicalThread.Current is { } thread ? Look(thread, gate).WriterSeqNum : gate.WriterSeqNum;

    public static bool AnyWritersSince(ReaderWriterLock gate, int seqNum)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return gate.AnyWritersSince(seqNum);
        }

        OldReaderWriterLockResource resource = Look(thread, gate);
        uint since = (uint)seqNum + (ReferenceEquals(resource.Writer, thread) ? 1u : 0u);
        return (uint)resource.WriterSeqNum > since;
    }

    private static OldReaderWriterLockResource Of(LogicalThread thread, ReaderWriterLock gate) =>
        Modelling.Of<OldReaderWriterLockResource>(thread, gate ?? throw new NullReferenceException());

    private static OldReaderWriterLockResource Look(LogicalThread thread, ReaderWriterLock gate)
    {
        OldReaderWriterLockResource resource = Of(thread, gate);
        thread.Execution.LockObserved();
        thread.Execution.Point(thread, AccessKind.Read, resource);
        thread.Execution.NoteUnchanged(thread);
        return resource;
    }

    private static void Read(LogicalThread thread, OldReaderWriterLockResource resource, TimeSpan timeout)
    {
        if (resource.ReadsOf(thread) is > 0 and int reads)
        {
            resource.SetReads(thread, reads + 1);
            return;
        }

        if (ReferenceEquals(resource.Writer, thread))
        {
            resource.Writes++;
            return;
        }

        Enter(thread, resource, AccessKind.AcquireShared, timeout);
        resource.TakeRead(thread, 1);
    }

    private static void Write(LogicalThread thread, OldReaderWriterLockResource resource, TimeSpan timeout)
    {
        if (ReferenceEquals(resource.Writer, thread))
        {
            resource.Writes++;
            return;
        }

        Enter(thread, resource, AccessKind.Acquire, timeout);
        resource.TakeWrite(thread);
    }

    /// <summary>As with the slim lock a writer arrives first and waits then: a waiting writer holds back new readers.</summary>
    private static void Enter(LogicalThread thread, OldReaderWriterLockResource resource, AccessKind kind, TimeSpan timeout)
    {
        Execution execution = thread.Execution;
        if (timeout == TimeSpan.Zero)
        {
            execution.LockObserved();
            execution.Point(thread, kind == AccessKind.Acquire ? AccessKind.TryAcquire : kind, resource);
            if (!resource.IsFree(kind))
            {
                execution.NoteUnchanged(thread);
                throw TimeOut();
            }

            return;
        }

        if (kind == AccessKind.Acquire)
        {
            execution.Point(thread, AccessKind.TryAcquire, resource);
            if (resource.IsFree(kind))
            {
                execution.Mutated();
                return;
            }
        }

        resource.WaitingWriters += kind == AccessKind.Acquire ? 1 : 0;
        try
        {
            if (!execution.Block(thread, kind, resource, timeout))
            {
                throw TimeOut();
            }
        }
        finally
        {
            resource.WaitingWriters -= kind == AccessKind.Acquire ? 1 : 0;
            execution.Mutated();
        }
    }

    private static void Unread(LogicalThread thread, OldReaderWriterLockResource resource)
    {
        int reads = resource.ReadsOf(thread);
        if (reads == 0)
        {
            throw NotOwned();
        }

        if (reads > 1)
        {
            resource.SetReads(thread, reads - 1);
            return;
        }

        thread.Execution.BeforeRelease(thread, resource);
        resource.Forget(thread);
        thread.Execution.LockReleased(thread, resource);
    }

    private static void Unwrite(LogicalThread thread, OldReaderWriterLockResource resource)
    {
        RequireWriter(thread, resource);
        if (resource.Writes > 1)
        {
            resource.Writes--;
            return;
        }

        thread.Execution.BeforeRelease(thread, resource);
        (resource.Writer, resource.Writes) = (null, 0);
        thread.Execution.LockReleased(thread, resource);
    }

    private static void Restore(LogicalThread thread, OldReaderWriterLockResource resource, ControlledLockCookie cookie)
    {
        if (cookie.Writes > 0)
        {
            Write(thread, resource, Timeout.InfiniteTimeSpan);
            resource.Writes = cookie.Writes;
        }
        else if (cookie.Reads > 0)
        {
            Read(thread, resource, Timeout.InfiniteTimeSpan);
            resource.SetReads(thread, cookie.Reads);
        }
    }

    private static void RequireWriter(LogicalThread thread, OldReaderWriterLockResource resource)
    {
        if (!ReferenceEquals(resource.Writer, thread))
        {
            throw NotOwned();
        }
    }

    private static ApplicationException TimeOut() =>
        new("This operation returned because the timeout period expired.") { HResult = TimedOut };

    private static ApplicationException NotOwned() => new("Attempt to release mutex not owned by caller.") { HResult = NotOwner };
}
