namespace Corpus;

/// <summary>ReaderWriterLockSlim and the old ReaderWriterLock.</summary>
public static class ReaderWriterLocks
{
    [Correct]
    public static void WritersAndReaders()
    {
        var rw = new ReaderWriterLockSlim();
        object inner = new();
        int n = 0;
        void Write()
        {
            rw.EnterWriteLock();
            try
            {
                lock (inner)
                {
                    n++;
                }
            }
            finally
            {
                rw.ExitWriteLock();
            }
        }

        void Read()
        {
            rw.EnterReadLock();
            try
            {
                lock (inner)
                {
                    Go.Use(n);
                }
            }
            finally
            {
                rw.ExitReadLock();
            }
        }

        Go.Threads(Write, Write, Read);
        Go.Check(n == 2, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void WritesUnderTheReadLock()
    {
        var rw = new ReaderWriterLockSlim();
        int n = 0;
        void Work()
        {
            rw.EnterReadLock();
            n++;
            rw.ExitReadLock();
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Correct]
    public static void Upgrade()
    {
        var rw = new ReaderWriterLockSlim();
        int made = 0;
        void Work()
        {
            rw.EnterUpgradeableReadLock();
            try
            {
                if (made == 0)
                {
                    rw.EnterWriteLock();
                    made++;
                    rw.ExitWriteLock();
                }
            }
            finally
            {
                rw.ExitUpgradeableReadLock();
            }
        }

        Go.Threads(Work, Work, () =>
        {
            rw.EnterReadLock();
            Go.Use(made);
            rw.ExitReadLock();
        });
        Go.Check(made == 1, $"{made}");
    }

    [Buggy(Kind.Exception)]
    public static void UpgradeFromThePlainReadLock()
    {
        var rw = new ReaderWriterLockSlim();
        Go.Threads(() =>
        {
            rw.EnterReadLock();
            try
            {
                rw.EnterWriteLock();
                rw.ExitWriteLock();
            }
            finally
            {
                rw.ExitReadLock();
            }
        });
    }

    /// <summary>Between the read and the write lock somebody else makes it.</summary>
    [Buggy(Kind.Exception)]
    public static void UpgradeInTwoStepsWithoutChecking()
    {
        var rw = new ReaderWriterLockSlim();
        int made = 0;
        void Work()
        {
            rw.EnterReadLock();
            bool missing = made == 0;
            rw.ExitReadLock();
            if (missing)
            {
                rw.EnterWriteLock();
                made++;
                rw.ExitWriteLock();
            }
        }

        Go.Threads(Work, Work);
        Go.Check(made == 1, $"made {made} times");
    }

    [Correct]
    public static void UpgradeInTwoStepsWithChecking()
    {
        var rw = new ReaderWriterLockSlim();
        int made = 0;
        void Work()
        {
            rw.EnterReadLock();
            bool missing = made == 0;
            rw.ExitReadLock();
            if (missing)
            {
                rw.EnterWriteLock();
                made += made == 0 ? 1 : 0;
                rw.ExitWriteLock();
            }
        }

        Go.Threads(Work, Work);
        Go.Check(made == 1, $"made {made} times");
    }

    [Buggy(Kind.Exception)]
    public static void RecursionNotAllowed()
    {
        var rw = new ReaderWriterLockSlim();
        Go.Threads(() =>
        {
            rw.EnterReadLock();
            try
            {
                rw.EnterReadLock();
                rw.ExitReadLock();
            }
            finally
            {
                rw.ExitReadLock();
            }
        });
    }

    [Correct]
    public static void RecursionAllowed()
    {
        var rw = new ReaderWriterLockSlim(LockRecursionPolicy.SupportsRecursion);
        int n = 0;
        void Write()
        {
            rw.EnterWriteLock();
            rw.EnterWriteLock();
            rw.EnterReadLock();
            n++;
            rw.ExitReadLock();
            rw.ExitWriteLock();
            rw.ExitWriteLock();
        }

        void Read()
        {
            rw.EnterReadLock();
            rw.EnterReadLock();
            Go.Use(n);
            rw.ExitReadLock();
            rw.ExitReadLock();
        }

        Go.Threads(Write, Read, Write);
        Go.Check(n == 2 && rw.CurrentReadCount == 0 && !rw.IsWriteLockHeld, $"{n}");
    }

    [Buggy(Kind.LeakedLock)]
    public static void ReadLockNeverLeft()
    {
        var rw = new ReaderWriterLockSlim();
        Go.Threads(
            rw.EnterReadLock,
            () =>
            {
                rw.EnterWriteLock();
                rw.ExitWriteLock();
            });
    }

    /// <summary>Each waits for the other's lock in the mode that excludes it.</summary>
    [Buggy(Kind.Deadlock)]
    public static void TwoLocksCross()
    {
        ReaderWriterLockSlim a = new(), b = new();
        void Work(ReaderWriterLockSlim read, ReaderWriterLockSlim write)
        {
            read.EnterReadLock();
            write.EnterWriteLock();
            write.ExitWriteLock();
            read.ExitReadLock();
        }

        Go.Threads(() => Work(a, b), () => Work(b, a));
    }

    [Correct]
    public static void ReadersNeverExcludeEachOther()
    {
        ReaderWriterLockSlim a = new(), b = new();
        void Work(ReaderWriterLockSlim first, ReaderWriterLockSlim second)
        {
            first.EnterReadLock();
            second.EnterReadLock();
            second.ExitReadLock();
            first.ExitReadLock();
        }

        Go.Threads(() => Work(a, b), () => Work(b, a));
    }

    [Correct]
    public static void TryEnterWriteTimesOut()
    {
        var rw = new ReaderWriterLockSlim();
        int n = 0;
        void Work()
        {
            if (rw.TryEnterWriteLock(TimeSpan.FromSeconds(10)))
            {
                n++;
                Thread.Sleep(5);
                rw.ExitWriteLock();
            }
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"{n}: ten seconds ran out in ten milliseconds");
    }

    [Correct]
    public static void OldLock()
    {
        var rw = new ReaderWriterLock();
        int n = 0;
        void Write()
        {
            rw.AcquireWriterLock(Timeout.Infinite);
            n++;
            rw.ReleaseWriterLock();
        }

        void Read()
        {
            rw.AcquireReaderLock(Timeout.Infinite);
            Go.Use(n);
            rw.ReleaseReaderLock();
        }

        Go.Threads(Write, Read, Write);
        Go.Check(n == 2, $"{n}");
    }

    /// <summary>UpgradeToWriterLock lets other writers in before it returns; what was read before it is old.</summary>
    [Buggy(Kind.Exception)]
    public static void OldLockUpgradedWithAnOldValue()
    {
        var rw = new ReaderWriterLock();
        int n = 0;
        void Work()
        {
            rw.AcquireReaderLock(Timeout.Infinite);
            int old = n;
            LockCookie cookie = rw.UpgradeToWriterLock(Timeout.Infinite);
            n = old + 1;
            rw.DowngradeFromWriterLock(ref cookie);
            rw.ReleaseReaderLock();
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Correct]
    public static void OldLockUpgradedReadingAgain()
    {
        var rw = new ReaderWriterLock();
        int n = 0;
        void Work()
        {
            rw.AcquireReaderLock(Timeout.Infinite);
            Go.Use(n);
            LockCookie cookie = rw.UpgradeToWriterLock(Timeout.Infinite);
            n++;
            rw.DowngradeFromWriterLock(ref cookie);
            rw.ReleaseReaderLock();
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"{n}");
    }

    /// <summary>The old lock reports a timeout by an ApplicationException.</summary>
    [Buggy(Kind.Exception)]
    public static void OldLockTimesOut()
    {
        var rw = new ReaderWriterLock();
        Go.Threads(
            () =>
            {
                rw.AcquireWriterLock(Timeout.Infinite);
                Thread.Sleep(1_000);
                rw.ReleaseWriterLock();
            },
            () =>
            {
                rw.AcquireReaderLock(100);
                rw.ReleaseReaderLock();
            });
    }
}
