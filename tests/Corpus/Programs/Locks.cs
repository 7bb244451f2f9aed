namespace Corpus;

/// <summary>System.Threading.Lock. Coyote 1.7.11 does not see it, and reports hangs on correct code that uses it.</summary>
public static class Locks
{
    [Correct]
    public static void CounterUnderLock()
    {
        var gate = new Lock();
        int n = 0;
        void Work()
        {
            for (int i = 0; i < 3; i++)
            {
                lock (gate)
                {
                    n++;
                    Thread.Yield();
                }
            }
        }

        Go.Threads(Work, Work, Work);
        Go.Check(n == 9, $"{n}");
    }

    [Correct]
    public static void CriticalSectionWithAnInnerLock()
    {
        var gate = new Lock();
        object inner = new();
        int n = 0;
        void Work()
        {
            for (int i = 0; i < 3; i++)
            {
                lock (gate)
                {
                    lock (inner)
                    {
                        n++;
                    }
                }
            }
        }

        Go.Threads(Work, Work, Work);
        Go.Check(n == 9, $"{n}");
    }

    [Buggy(Kind.Deadlock)]
    public static void LocksInOppositeOrder()
    {
        Lock a = new(), b = new();
        object p = new();
        void Work(Lock first, Lock second)
        {
            lock (first)
            {
                lock (p)
                {
                }

                lock (second)
                {
                }
            }
        }

        Go.Threads(() => Work(a, b), () => Work(b, a));
    }

    /// <summary>Behind a variable of type object the lock statement takes the object's monitor, another lock.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void LockBehindObject()
    {
        var gate = new Lock();
        object same = gate;
        int n = 0;
        Go.Threads(
            () =>
            {
                lock (gate)
                {
                    n++;
                }
            },
            () =>
            {
                lock (same)
                {
                    n++;
                }
            });
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Correct]
    public static void ScopeInUsing()
    {
        var gate = new Lock();
        int n = 0;
        void Work()
        {
            using (gate.EnterScope())
            {
                n++;
            }
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2 && !gate.IsHeldByCurrentThread, $"{n}");
    }

    [Buggy(Kind.LeakedLock)]
    public static void ScopeNeverDisposed()
    {
        var gate = new Lock();
        void Work() => gate.EnterScope();

        Go.Threads(Work);
    }

    [Correct]
    public static void TryEnterAndGiveUp()
    {
        var gate = new Lock();
        int n = 0, busy = 0;
        void Work()
        {
            if (gate.TryEnter())
            {
                n++;
                gate.Exit();
            }
            else
            {
                Interlocked.Increment(ref busy);
            }
        }

        Go.Threads(Work, Work);
        Go.Check(n + busy == 2 && n >= 1, $"{n} + {busy}");
    }

    /// <summary>Exit by a thread that does not hold it.</summary>
    [Buggy(Kind.NotOwned)]
    public static void ExitByAnother()
    {
        var gate = new Lock();
        gate.Enter();
        Go.Threads(gate.Exit);
    }

    [Correct]
    public static void HeldByCurrentThread()
    {
        var gate = new Lock();
        void Work()
        {
            Go.Check(!gate.IsHeldByCurrentThread, "held before");
            lock (gate)
            {
                Go.Check(gate.IsHeldByCurrentThread, "not held inside");
            }

            Go.Check(!gate.IsHeldByCurrentThread, "held after");
        }

        Go.Threads(Work, Work);
    }

    [Buggy(Kind.Exception)]
    public static void TimeoutTakenForSuccess()
    {
        var gate = new Lock();
        bool free = false;
        Go.Threads(
            () =>
            {
                lock (gate)
                {
                    Thread.Sleep(1_000);
                }
            },
            () =>
            {
                free = gate.TryEnter(100);
                if (free)
                {
                    gate.Exit();
                }
            });
        Go.Check(free, "the lock was not free for 100 ms");
    }
}
