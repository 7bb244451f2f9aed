namespace Corpus;

/// <summary>CountdownEvent and Barrier.</summary>
public static class CountdownsAndBarriers
{
    [Correct]
    public static void TwoSignals()
    {
        var done = new CountdownEvent(2);
        int[] data = new int[2];
        Go.Threads(
            () =>
            {
                data[0] = 1;
                done.Signal();
            },
            () =>
            {
                data[1] = 1;
                done.Signal();
            },
            () =>
            {
                done.Wait();
                Go.Check(data[0] + data[1] == 2, "too early");
            });
    }

    [Buggy(Kind.Exception)]
    public static void TooManySignals()
    {
        var done = new CountdownEvent(1);
        void Work() => done.Signal();

        Go.Threads(Work, Work);
    }

    [Buggy(Kind.Deadlock)]
    public static void TooFewSignals()
    {
        var done = new CountdownEvent(3);
        Go.Threads(() => done.Signal(), () => done.Signal(), done.Wait);
    }

    /// <summary>Counts up as it goes, from zero: the first to finish opens the gate, the next AddCount fails.</summary>
    [Buggy(Kind.Exception)]
    public static void AddCountAfterZero()
    {
        var done = new CountdownEvent(1);
        void Item()
        {
            done.AddCount();
            done.Signal();
        }

        Go.Threads(Item, () => done.Signal(), done.Wait);
    }

    [Correct]
    public static void AddCountWhileHoldingOne()
    {
        var done = new CountdownEvent(1);
        int n = 0;
        for (int i = 0; i < 2; i++)
        {
            done.AddCount();
            ThreadPool.QueueUserWorkItem(_ =>
            {
                Interlocked.Increment(ref n);
                done.Signal();
            });
        }

        done.Signal();
        done.Wait();
        Go.Check(Volatile.Read(ref n) == 2, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void SignalBeforeTheWork()
    {
        var done = new CountdownEvent(1);
        int n = 0;
        Go.Threads(
            () =>
            {
                done.Signal();
                n = 1;
            },
            () =>
            {
                done.Wait();
                Go.Check(n == 1, "too early");
            });
    }

    [Correct]
    public static void BarrierOfTwo()
    {
        var barrier = new Barrier(2);
        int[] data = new int[2];
        Action Side(int me) => () =>
        {
            data[me] = 1;
            barrier.SignalAndWait();
            Go.Check(data[1 - me] == 1, "the other was not there");
        };

        Go.Threads(Side(0), Side(1));
    }

    [Correct]
    public static void BarrierWithAction()
    {
        int[] data = new int[2];
        int sum = 0;
        var barrier = new Barrier(2, b => sum += data[0] + data[1]);
        Action Side(int me) => () =>
        {
            for (int phase = 1; phase <= 2; phase++)
            {
                data[me] = phase;
                barrier.SignalAndWait();
            }
        };

        Go.Threads(Side(0), Side(1));
        Go.Check(sum == 6 && barrier.CurrentPhaseNumber == 2, $"{sum}");
    }

    [Buggy(Kind.Deadlock)]
    public static void BarrierWithOneTooMany()
    {
        var barrier = new Barrier(3);
        Go.Threads(barrier.SignalAndWait, barrier.SignalAndWait);
    }

    /// <summary>One leaves early and does not say so.</summary>
    [Buggy(Kind.Deadlock)]
    public static void BarrierLeftSilently()
    {
        var barrier = new Barrier(2);
        Go.Threads(
            barrier.SignalAndWait,
            () =>
            {
                barrier.SignalAndWait();
                barrier.SignalAndWait();
            });
    }

    [Correct]
    public static void BarrierLeftInOrder()
    {
        var barrier = new Barrier(2);
        Go.Threads(
            () =>
            {
                barrier.SignalAndWait();
                barrier.RemoveParticipant();
            },
            () =>
            {
                barrier.SignalAndWait();
                barrier.SignalAndWait();
            });
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void BarrierPassedBeforeTheWork()
    {
        var barrier = new Barrier(2);
        int n = 0;
        Go.Threads(
            () =>
            {
                barrier.SignalAndWait();
                n = 1;
            },
            () =>
            {
                barrier.SignalAndWait();
                Go.Check(n == 1, "not there");
            });
    }

    [Buggy(Kind.Exception)]
    public static void BarrierActionFails()
    {
        var barrier = new Barrier(2, _ => throw new FormatException());
        Go.Threads(barrier.SignalAndWait, barrier.SignalAndWait);
    }
}
