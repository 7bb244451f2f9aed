namespace Corpus;

/// <summary>SpinLock, SpinWait and loops over a flag.</summary>
public static class Spinning
{
    private sealed class Guarded
    {
        private SpinLock _lock = new(enableThreadOwnerTracking: false);
        private int _n;

        public int N => _n;

        public void Increment()
        {
            bool taken = false;
            try
            {
                _lock.Enter(ref taken);
                _n++;
            }
            finally
            {
                if (taken)
                {
                    _lock.Exit();
                }
            }
        }
    }

    private sealed class GuardedByACopy
    {
        private readonly SpinLock _lock = new(enableThreadOwnerTracking: false);
        private int _n;

        public int N => _n;

        /// <summary>Of a readonly struct field each call works on a copy: the lock is never taken.</summary>
        public void Increment()
        {
            bool taken = false;
            _lock.Enter(ref taken);
            _n++;
            _lock.Exit();
        }
    }

    [Correct]
    public static void SpinLockField()
    {
        var guarded = new Guarded();
        Go.Threads(guarded.Increment, guarded.Increment, guarded.Increment);
        Go.Check(guarded.N == 3, $"{guarded.N}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void SpinLockInAReadonlyField()
    {
        var guarded = new GuardedByACopy();
        Go.Threads(guarded.Increment, guarded.Increment);
        Go.Check(guarded.N == 2, $"lost update: {guarded.N}");
    }

    [Buggy(Kind.Exception)]
    public static void SpinLockReentered()
    {
        var spin = new SpinLock(enableThreadOwnerTracking: true);
        bool outer = false, inner = false;
        spin.Enter(ref outer);
        try
        {
            spin.Enter(ref inner);
        }
        finally
        {
            spin.Exit();
        }
    }

    [Buggy(Kind.LeakedLock)]
    public static void SpinLockNeverLeft()
    {
        var spin = new SpinLock(enableThreadOwnerTracking: true);
        void Work()
        {
            bool taken = false;
            spin.Enter(ref taken);
        }

        Go.Threads(Work, Work);
    }

    [Correct]
    public static void FlagByVolatileRead()
    {
        int flag = 0, data = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                Volatile.Write(ref flag, 1);
            },
            () =>
            {
                while (Volatile.Read(ref flag) == 0)
                {
                }

                Go.Check(data == 1, "data");
            });
    }

    [Correct]
    public static void FlagBySpinWait()
    {
        int flag = 0;
        Go.Threads(
            () => Volatile.Write(ref flag, 1),
            () =>
            {
                var wait = new SpinWait();
                while (Volatile.Read(ref flag) == 0)
                {
                    wait.SpinOnce();
                }
            });
    }

    [Correct]
    public static void FlagBySpinUntil()
    {
        int flag = 0, data = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                Interlocked.Exchange(ref flag, 1);
            },
            () =>
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref flag) == 1);
                Go.Check(data == 1, "data");
            });
    }

    [Buggy(Kind.Race)]
    public static void FlagByPlainRead()
    {
        bool flag = false;
        int data = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                flag = true;
            },
            () =>
            {
                while (!flag)
                {
                    Thread.SpinWait(10);
                }

                Go.Check(data == 1, "data");
            });
    }

    [Correct]
    public static void HandMadeSpinLock()
    {
        int l = 0, n = 0;
        void Work()
        {
            while (Interlocked.CompareExchange(ref l, 1, 0) != 0)
            {
                Thread.Yield();
            }

            n++;
            Interlocked.Exchange(ref l, 0);
        }

        Go.Threads(Work, Work, Work);
        Go.Check(n == 3, $"{n}");
    }

    /// <summary>Tests, then sets: both may see it free.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void HandMadeSpinLockTestThenSet()
    {
        int l = 0, n = 0;
        void Work()
        {
            while (Volatile.Read(ref l) != 0)
            {
                Thread.Yield();
            }

            Volatile.Write(ref l, 1);
            n++;
            Volatile.Write(ref l, 0);
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"lost update: {n}");
    }

    /// <summary>Nobody sets the flag.</summary>
    [Buggy(Kind.Hang)]
    public static void FlagNobodySets()
    {
        int flag = 0;
        Go.Threads(
            () => { },
            () =>
            {
                while (Volatile.Read(ref flag) == 0)
                {
                    Thread.Yield();
                }
            });
    }

    /// <summary>Each waits until the other has stepped back.</summary>
    [Buggy(Kind.Hang)]
    public static void TooPolite()
    {
        int[] wants = new int[2];
        Action Side(int me) => () =>
        {
            Volatile.Write(ref wants[me], 1);
            while (Volatile.Read(ref wants[1 - me]) == 1)
            {
                Thread.Yield();
            }

            Volatile.Write(ref wants[me], 0);
        };

        Go.Threads(Side(0), Side(1));
    }
}
