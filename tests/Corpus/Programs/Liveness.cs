namespace Corpus;

/// <summary>Threads that never get anywhere, each for a reason of its own; and some that do in the end.</summary>
public static class Liveness
{
    /// <summary>Two people in a corridor: each makes way for the other, for ever.</summary>
    [Buggy(Kind.Livelock)]
    public static void AfterYou()
    {
        int turn = 0;
        bool passed = false;
        Action Side(int me) => () =>
        {
            while (!Volatile.Read(ref passed))
            {
                if (Volatile.Read(ref turn) == me)
                {
                    Volatile.Write(ref turn, 1 - me);
                }
            }
        };

        Go.Threads(Side(0), Side(1));
    }

    [Correct]
    public static void AfterMe()
    {
        int turn = 0, passed = 0;
        Action Side(int me) => () =>
        {
            while (Volatile.Read(ref turn) != me)
            {
                Thread.Yield();
            }

            passed++;
            Volatile.Write(ref turn, 1 - me);
        };

        Go.Threads(Side(0), Side(1));
        Go.Check(passed == 2, $"{passed}");
    }

    /// <summary>Both take one lock, fail to get the other, give back and try again: in step they never end, but they need not stay in step.</summary>
    [Correct]
    public static void TryAgainInTheOtherOrder()
    {
        var a = new object();
        var b = new object();
        static void Both(object first, object second)
        {
            for (bool done = false; !done;)
            {
                lock (first)
                {
                    if (Monitor.TryEnter(second))
                    {
                        Monitor.Exit(second);
                        done = true;
                    }
                }
            }
        }

        Go.Threads(() => Both(a, b), () => Both(b, a));
    }

    /// <summary>The signal is given before anybody waits, and nothing remembers it.</summary>
    [Buggy(Kind.LostWakeup)]
    public static void SignalledAndResetTooEarly()
    {
        using var ready = new ManualResetEventSlim();
        Go.Threads(
            ready.Wait,
            () =>
            {
                ready.Set();
                ready.Reset();
            });
    }

    [Correct]
    public static void SignalledForGood()
    {
        using var ready = new ManualResetEventSlim();
        Go.Threads(ready.Wait, ready.Set);
    }

    /// <summary>The lock goes to whoever asks first, and one asks all the time.</summary>
    [Buggy(Kind.Starvation)]
    [Under(StarvationBound = 4)]
    [MayMiss("dfs:2", "it takes more than two preemptions")]
    [MayMiss("pct", "it takes many changes of the one that runs")]
    public static void GreedyBesideModest()
    {
        var gate = new object();
        void Take(int times)
        {
            for (int i = 0; i < times; i++)
            {
                lock (gate)
                {
                    Go.Use(i);
                }
            }
        }

        Go.Threads(() => Take(8), () => Take(1));
    }

    /// <summary>Numbers are drawn and called in order, so that nobody is passed over more than once.</summary>
    [Correct]
    [Under(StarvationBound = 4)]
    public static void ByTicket()
    {
        int drawn = 0, called = 0, served = 0;
        void Take(int times)
        {
            for (int i = 0; i < times; i++)
            {
                int number = Interlocked.Increment(ref drawn) - 1;
                while (Volatile.Read(ref called) != number)
                {
                    Thread.Yield();
                }

                served++;
                Volatile.Write(ref called, number + 1);
            }
        }

        Go.Threads(() => Take(6), () => Take(1));
        Go.Check(served == 7, $"{served}");
    }
}
