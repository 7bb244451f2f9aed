namespace Corpus;

/// <summary>Locks belong to the thread that took them: given back by others, held over an await.</summary>
public static class Ownership
{
    /// <summary>What the exception says is swallowed; the mistake stays.</summary>
    [Buggy(Kind.NotOwned)]
    public static void ReleaseSwallowed()
    {
        var gate = new object();
        bool failed = false;
        lock (gate)
        {
            Go.Threads(() =>
            {
                try
                {
                    Monitor.Exit(gate);
                }
                catch (SynchronizationLockException)
                {
                    failed = true;
                }
            });
        }

        Go.Check(failed, "taken for the owner");
    }

    [Buggy(Kind.NotOwned)]
    public static void WriteLockLeftByAnother()
    {
        var doors = new ReaderWriterLockSlim();
        doors.EnterWriteLock();
        Go.Threads(() =>
        {
            try
            {
                doors.ExitWriteLock();
            }
            catch (SynchronizationLockException)
            {
                Go.Use(doors);
            }
        });
        doors.ExitWriteLock();
    }

    [Correct]
    public static void WriteLockLeftByItsOwner()
    {
        var doors = new ReaderWriterLockSlim();
        int n = 0;
        void Work()
        {
            doors.EnterWriteLock();
            n++;
            doors.ExitWriteLock();
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"{n}");
    }

    /// <summary>A semaphore belongs to nobody: whoever pleases gives it back.</summary>
    [Correct]
    public static void SemaphoreGivenBackByAnother()
    {
        using var permit = new SemaphoreSlim(0, 1);
        Go.Threads(() => permit.Release(), permit.Wait);
        Go.Check(permit.CurrentCount == 0, $"{permit.CurrentCount}");
    }

    [Buggy(Kind.AwaitWithLock)]
    public static async Task LockHeldOverAnAwait()
    {
        var gate = new Lock();
        gate.Enter();
        try
        {
            await Task.Yield();
        }
        finally
        {
            if (gate.IsHeldByCurrentThread)
            {
                gate.Exit();
            }
        }
    }

    [Buggy(Kind.AwaitWithLock)]
    public static async Task ReadLockHeldOverAnAwait()
    {
        var doors = new ReaderWriterLockSlim();
        doors.EnterReadLock();
        await Task.Delay(5);
        if (doors.IsReadLockHeld)
        {
            doors.ExitReadLock();
        }
    }

    [Buggy(Kind.AwaitWithLock)]
    public static async Task MutexHeldOverAnAwait()
    {
        var gate = new Mutex();
        gate.WaitOne();
        await Task.Run(() => { });
        try
        {
            gate.ReleaseMutex();
        }
        catch (ApplicationException)
        {
            Go.Use(gate);
        }
    }

    [Correct]
    public static async Task SemaphoreHeldOverAnAwait()
    {
        using var gate = new SemaphoreSlim(1, 1);
        int n = 0;
        async Task Work()
        {
            await gate.WaitAsync();
            n++;
            await Task.Yield();
            n++;
            gate.Release();
        }

        await Task.WhenAll(Work(), Work());
        Go.Check(n == 4, $"{n}");
    }

    [Correct]
    public static async Task LockGivenBackBeforeTheAwait()
    {
        var gate = new Lock();
        int n = 0;
        async Task Work()
        {
            lock (gate)
            {
                n++;
            }

            await Task.Yield();
            lock (gate)
            {
                n++;
            }
        }

        await Task.WhenAll(Work(), Work());
        Go.Check(n == 4, $"{n}");
    }

    /// <summary>The task is done, so nothing is suspended.</summary>
    [Correct]
    public static async Task AwaitOfADoneTaskUnderALock()
    {
        var gate = new Lock();
        gate.Enter();
        int n = await Task.FromResult(2);
        gate.Exit();
        Go.Check(n == 2, $"{n}");
    }
}
