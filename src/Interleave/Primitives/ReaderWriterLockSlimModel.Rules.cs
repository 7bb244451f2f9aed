using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.ReaderWriterLockSlim.

namespace Interleave.Primitives;

/// <content>What the lock tells about itself, and who may enter when.</content>
public static partial class ReaderWriterLockSlimModel
{
    public static LockRecursionPolicy get_RecursionPolicy(ReaderWriterLockSlim gate) => gate.RecursionPolicy;

    public static bool get_IsReadLockHeld(ReaderWriterLockSlim gate) => get_RecursiveReadCount(gate) > 0;

    public static bool get_IsUpgradeableReadLockHeld(ReaderWriterLockSlim gate) => get_RecursiveUpgradeCount(gate) > 0;

    public static bool get_IsWriteLockHeld(ReaderWriterLockSlim gate) => get_RecursiveWriteCount(gate) > 0;

    public static int get_RecursiveReadCount(ReaderWriterLockSlim gate) =>
        LogicalThread.Current is { } thread ? Of(thread, gate).Hold(thread)?.Reads ?? 0 : gate.RecursiveReadCount;

    public static int get_RecursiveUpgradeCount(ReaderWriterLockSlim gate) =>
        LogicalThread.Current is { } thread ? Of(thread, gate).Hold(thread)?.Upgrades ?? 0 : gate.RecursiveUpgradeCount;

    public static int get_RecursiveWriteCount(ReaderWriterLockSlim gate) =>
        LogicalThread.Current is { } thread ? Of(thread, gate).Hold(thread)?.Writes ?? 0 : gate.RecursiveWriteCount;

    public static int get_CurrentReadCount(ReaderWriterLockSlim gate) =>
        LogicalThread.Current is { } thread
            ? Look(thread, gate, static r => r.Owners - (r.Upgrader is null ? 0 : 1))
            : gate.CurrentReadCount;

    public static int get_WaitingReadCount(ReaderWriterLockSlim gate) =>
        LogicalThread.Current is { } thread ? Look(thread, gate, static r => r.WaitingReaders) : gate.WaitingReadCount;

    public static int get_WaitingUpgradeCount(ReaderWriterLockSlim gate) =>
        LogicalThread.Current is { } thread ? Look(thread, gate, static r => r.WaitingUpgradeables) : gate.WaitingUpgradeCount;

    public static int get_WaitingWriteCount(ReaderWriterLockSlim gate) =>
        LogicalThread.Current is { } thread ? Look(thread, gate, static r => r.WaitingWriters) : gate.WaitingWriteCount;

    private static int Look(LogicalThread thread, ReaderWriterLockSlim gate, Func<ReaderWriterLockResource, int> value)
    {
        ReaderWriterLockResource resource = Of(thread, gate);
        thread.Execution.LockObserved();
        thread.Execution.Point(thread, AccessKind.Read, resource);
        thread.Execution.NoteUnchanged(thread);
        return value(resource);
    }

    private static ReaderWriterLockResource Of(LogicalThread thread, ReaderWriterLockSlim gate)
    {
        if (gate is null)
        {
            throw new NullReferenceException();
        }

        ReaderWriterLockResource resource = thread.Execution.Resource<ReaderWriterLockResource>(gate, out bool created);
        if (created)
        {
            resource.Label = SiteTable.Get(thread.CurrentSite).Label;
            resource.IsRecursive = gate.RecursionPolicy == LockRecursionPolicy.SupportsRecursion;
        }

        return resource;
    }

    private static ReaderWriterLockResource Living(LogicalThread thread, ReaderWriterLockSlim gate)
    {
        ReaderWriterLockResource resource = Of(thread, gate);
        ObjectDisposedException.ThrowIf(resource.IsDisposed, gate);
        return resource;
    }

    /// <summary>Waits for the read or the upgradeable lock.</summary>
    private static bool Enter(LogicalThread thread, ReaderWriterLockResource resource, AccessKind kind, TimeSpan timeout)
    {
        if (timeout == TimeSpan.Zero)
        {
            thread.Execution.LockObserved();
            thread.Execution.Point(thread, kind, resource);
            bool ready = resource.IsReady(thread);
            if (!ready)
            {
                thread.Execution.NoteUnchanged(thread);
            }

            return ready;
        }

        bool waits = !resource.AreReadersLetIn;
        bool shared = kind == AccessKind.AcquireShared;
        resource.WaitingReaders += waits && shared ? 1 : 0;
        resource.WaitingUpgradeables += waits && !shared ? 1 : 0;
        try
        {
            return thread.Execution.Block(thread, kind, resource, timeout);
        }
        finally
        {
            resource.WaitingReaders -= waits && shared ? 1 : 0;
            resource.WaitingUpgradeables -= waits && !shared ? 1 : 0;
        }
    }

    /// <summary>
    /// Waits for the write lock in two steps: the writer arrives, and if it must wait it is known to be waiting, which
    /// holds back readers. Were the two one step, a writer that has not arrived yet would hold them back too.
    /// </summary>
    private static bool EnterWrite(LogicalThread thread, ReaderWriterLockResource resource, TimeSpan timeout)
    {
        Execution execution = thread.Execution;
        if (timeout == TimeSpan.Zero)
        {
            execution.LockObserved();
        }

        execution.Point(thread, AccessKind.Acquire, resource);
        if (resource.IsWriteFree(thread))
        {
            return true;
        }

        if (timeout == TimeSpan.Zero)
        {
            execution.NoteUnchanged(thread);
            return false;
        }

        bool upgrades = ReferenceEquals(resource.Upgrader, thread);
        resource.WaitingUpgrades += upgrades ? 1 : 0;
        resource.WaitingWriters += upgrades ? 0 : 1;
        try
        {
            return execution.Block(thread, AccessKind.Acquire, resource, timeout);
        }
        finally
        {
            resource.WaitingUpgrades -= upgrades ? 1 : 0;
            resource.WaitingWriters -= upgrades ? 0 : 1;
            execution.Mutated();
        }
    }

    private static void RequireReadAllowed(ReaderWriterLockResource resource, ReaderWriterHold hold, LogicalThread thread)
    {
        if (resource.IsRecursive)
        {
            return;
        }

        if (ReferenceEquals(resource.Writer, thread))
        {
            throw new LockRecursionException("A read lock may not be acquired with the write lock held in this mode.");
        }

        if (hold.Reads > 0)
        {
            throw new LockRecursionException("Recursive read lock acquisitions not allowed in this mode.");
        }
    }

    private static void RequireUpgradeableAllowed(ReaderWriterLockResource resource, ReaderWriterHold hold, LogicalThread thread)
    {
        bool writes = ReferenceEquals(resource.Writer, thread);
        if (!resource.IsRecursive && hold.Upgrades > 0)
        {
            throw new LockRecursionException("Recursive upgradeable lock acquisitions not allowed in this mode.");
        }

        if (!resource.IsRecursive && writes)
        {
            throw new LockRecursionException("Upgradeable lock may not be acquired with write lock held in this mode. Acquiring Upgradeable lock gives the ability to read along with an option to upgrade to a writer.");
        }

        if (hold.Upgrades == 0 && hold.Reads > 0 && !writes)
        {
            throw new LockRecursionException("Upgradeable lock may not be acquired with read lock held.");
        }
    }

    private static void RequireWriteAllowed(ReaderWriterLockResource resource, ReaderWriterHold hold, LogicalThread thread)
    {
        if (!resource.IsRecursive && ReferenceEquals(resource.Writer, thread))
        {
            throw new LockRecursionException("Recursive write lock acquisitions not allowed in this mode.");
        }

        bool readsOnly = hold.Reads > 0 && hold.Writes == 0 && (!resource.IsRecursive || hold.Upgrades == 0);
        if (readsOnly)
        {
            throw new LockRecursionException("Write lock may not be acquired with read lock held. This pattern is prone to deadlocks. Please ensure that read locks are released before taking a write lock. If an upgrade is necessary, use an upgrade lock in place of the read lock.");
        }
    }
}
