namespace Corpus.Calls;

internal sealed class MonitorCalls : CallTable
{
    /// <param name="tries">
    /// Whether TryEnter is among them. On a free lock the real one returns false now and then, while another thread is at
    /// the object's header (a Wait that does not own it inflates the lock); the model never does.
    /// </param>
    public MonitorCalls(bool tries)
    {
        object gate = new();
        Call("Enter", () => Monitor.Enter(gate));
        Call("Exit", () => Monitor.Exit(gate));
        if (tries)
        {
            Call("TryEnter", () => Monitor.TryEnter(gate));
        }

        Call("IsEntered", () => Monitor.IsEntered(gate));
        Call("Pulse", () => Monitor.Pulse(gate));
        Call("PulseAll", () => Monitor.PulseAll(gate));
        Call("Wait", () => Monitor.Wait(gate));
        Call("Wait(0)", () => Monitor.Wait(gate, 0));
    }
}

internal sealed class LockCalls : CallTable
{
    public LockCalls()
    {
        var gate = new Lock();
        Call("Enter", gate.Enter);
        Call("Exit", gate.Exit);
        Call("TryEnter", () => gate.TryEnter());
        Call("TryEnter(0)", () => gate.TryEnter(0));
        Call("IsHeldByCurrentThread", () => gate.IsHeldByCurrentThread);
    }
}

internal sealed class MutexCalls : CallTable
{
    public MutexCalls()
    {
        var mutex = new Mutex();
        Call("WaitOne", () => mutex.WaitOne());
        Call("WaitOne(0)", () => mutex.WaitOne(0));
        Call("ReleaseMutex", mutex.ReleaseMutex);
    }
}

internal sealed class ReaderWriterLockSlimCalls : CallTable
{
    public ReaderWriterLockSlimCalls(int setup)
    {
        var rw = new ReaderWriterLockSlim(setup % 2 == 0 ? LockRecursionPolicy.NoRecursion : LockRecursionPolicy.SupportsRecursion);
        Call("EnterReadLock", rw.EnterReadLock);
        Call("TryEnterReadLock(0)", () => rw.TryEnterReadLock(0));
        Call("ExitReadLock", rw.ExitReadLock);
        Call("EnterWriteLock", rw.EnterWriteLock);
        Call("TryEnterWriteLock(0)", () => rw.TryEnterWriteLock(0));
        Call("ExitWriteLock", rw.ExitWriteLock);
        Call("EnterUpgradeableReadLock", rw.EnterUpgradeableReadLock);
        Call("TryEnterUpgradeableReadLock(0)", () => rw.TryEnterUpgradeableReadLock(0));
        Call("ExitUpgradeableReadLock", rw.ExitUpgradeableReadLock);
        Call("held", () => $"{rw.IsReadLockHeld} {rw.IsUpgradeableReadLockHeld} {rw.IsWriteLockHeld}");
        Call("recursion", () => $"{rw.RecursiveReadCount} {rw.RecursiveUpgradeCount} {rw.RecursiveWriteCount}");
        Call("CurrentReadCount", () => rw.CurrentReadCount);
    }
}

internal sealed class ReaderWriterLockCalls : CallTable
{
    [ThreadStatic]
    private static LockCookie t_cookie;

    public ReaderWriterLockCalls()
    {
        var rw = new ReaderWriterLock();
        int since = rw.WriterSeqNum;
        Call("AcquireReaderLock", () => rw.AcquireReaderLock(-1));
        Call("AcquireReaderLock(0)", () => rw.AcquireReaderLock(0));
        Call("ReleaseReaderLock", rw.ReleaseReaderLock);
        Call("AcquireWriterLock", () => rw.AcquireWriterLock(-1));
        Call("AcquireWriterLock(0)", () => rw.AcquireWriterLock(0));
        Call("ReleaseWriterLock", rw.ReleaseWriterLock);
        Call("UpgradeToWriterLock", () => { t_cookie = rw.UpgradeToWriterLock(-1); });
        Call("UpgradeToWriterLock(0)", () => { t_cookie = rw.UpgradeToWriterLock(0); });
        Call("DowngradeFromWriterLock", () => rw.DowngradeFromWriterLock(ref t_cookie));
        Call("ReleaseLock", () => { t_cookie = rw.ReleaseLock(); });
        Call("RestoreLock", () => rw.RestoreLock(ref t_cookie));
        Call("held", () => $"{rw.IsReaderLockHeld} {rw.IsWriterLockHeld}");
        Call("AnyWritersSince", () => rw.AnyWritersSince(since));
    }
}

internal sealed class SpinLockCalls : CallTable
{
    private SpinLock _lock;

    public SpinLockCalls(int setup)
    {
        bool tracking = setup % 2 == 0;
        _lock = new SpinLock(tracking);
        Call("Enter", () =>
        {
            bool taken = false;
            _lock.Enter(ref taken);
            return taken;
        });
        Call("TryEnter", () =>
        {
            bool taken = false;
            _lock.TryEnter(ref taken);
            return taken;
        });
        Call("IsHeld", () => _lock.IsHeld);
        Call("IsHeldByCurrentThread", () => _lock.IsHeldByCurrentThread);
        if (tracking)
        {
            // Without an owner, leaving a lock that nobody holds breaks the real one: it counts waiters in the same word.
            Call("Exit", () => _lock.Exit());
        }
    }
}
