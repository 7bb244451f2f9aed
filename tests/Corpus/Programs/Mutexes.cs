namespace Corpus;

/// <summary>Mutex, unnamed.</summary>
public static class Mutexes
{
    [Correct]
    public static void Counter()
    {
        using var mutex = new Mutex();
        int n = 0;
        void Work()
        {
            mutex.WaitOne();
            n++;
            mutex.ReleaseMutex();
        }

        Go.Threads(Work, Work, Work);
        Go.Check(n == 3, $"{n}");
    }

    [Buggy(Kind.LeakedLock)]
    public static void Abandoned()
    {
        var mutex = new Mutex();
        Go.Threads(() => mutex.WaitOne(), () =>
        {
            mutex.WaitOne();
            mutex.ReleaseMutex();
        });
    }

    [Buggy(Kind.NotOwned)]
    public static void ReleasedByAnother()
    {
        var mutex = new Mutex(initiallyOwned: true);
        Go.Threads(mutex.ReleaseMutex);
        mutex.ReleaseMutex();
    }

    [Correct]
    public static void Recursive()
    {
        var mutex = new Mutex();
        int n = 0;
        void Work()
        {
            mutex.WaitOne();
            mutex.WaitOne();
            n++;
            mutex.ReleaseMutex();
            n++;
            mutex.ReleaseMutex();
        }

        Go.Threads(Work, Work);
        Go.Check(n == 4, $"{n}");
    }

    [Buggy(Kind.Deadlock)]
    public static void OppositeOrder()
    {
        Mutex a = new(), b = new();
        void Work(Mutex first, Mutex second)
        {
            first.WaitOne();
            second.WaitOne();
            second.ReleaseMutex();
            first.ReleaseMutex();
        }

        Go.Threads(() => Work(a, b), () => Work(b, a));
    }

    /// <summary>WaitAll takes both or none, so the order does not matter.</summary>
    [Correct]
    public static void BothAtOnce()
    {
        Mutex a = new(), b = new();
        int n = 0;
        void Work(Mutex first, Mutex second)
        {
            WaitHandle.WaitAll([first, second]);
            n++;
            first.ReleaseMutex();
            second.ReleaseMutex();
        }

        Go.Threads(() => Work(a, b), () => Work(b, a));
        Go.Check(n == 2, $"{n}");
    }

    [Correct]
    public static void TimeoutIsHandled()
    {
        var mutex = new Mutex();
        int n = 0, late = 0;
        void Work()
        {
            if (!mutex.WaitOne(100))
            {
                Interlocked.Increment(ref late);
                return;
            }

            n++;
            Thread.Sleep(1_000);
            mutex.ReleaseMutex();
        }

        Go.Threads(Work, Work);
        Go.Check(n == 1 && late == 1, $"{n} + {late}");
    }
}
