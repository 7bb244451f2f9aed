namespace Corpus;

/// <summary>AutoResetEvent, ManualResetEvent, ManualResetEventSlim.</summary>
public static class Events
{
    [Correct]
    public static void AutoHandsOver()
    {
        AutoResetEvent ping = new(false), pong = new(false);
        int n = 0;
        Go.Threads(
            () =>
            {
                n = 1;
                ping.Set();
                pong.WaitOne();
                Go.Check(n == 2, $"{n}");
            },
            () =>
            {
                ping.WaitOne();
                n++;
                pong.Set();
            });
    }

    /// <summary>Two Sets in a row are one: an event is no counter.</summary>
    [Buggy(Kind.LostWakeup)]
    public static void AutoSetTwiceWakesOne()
    {
        var signal = new AutoResetEvent(false);
        Go.Threads(
            () =>
            {
                signal.Set();
                signal.Set();
            },
            () => signal.WaitOne(),
            () => signal.WaitOne());
    }

    [Correct]
    public static void SemaphoreCountsInstead()
    {
        var signal = new SemaphoreSlim(0);
        Go.Threads(
            () =>
            {
                signal.Release();
                signal.Release();
            },
            signal.Wait,
            signal.Wait);
    }

    [Correct]
    public static void ManualPublishes()
    {
        var ready = new ManualResetEvent(false);
        int n = 0;
        void Read()
        {
            ready.WaitOne();
            Go.Check(n == 1, "n");
        }

        Go.Threads(
            () =>
            {
                n = 1;
                ready.Set();
            },
            Read,
            Read);
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void ManualSetTooEarly()
    {
        var ready = new ManualResetEvent(false);
        int n = 0;
        Go.Threads(
            () =>
            {
                ready.Set();
                n = 1;
            },
            () =>
            {
                ready.WaitOne();
                Go.Check(n == 1, "n");
            });
    }

    /// <summary>Who comes to wait after the Reset waits for ever.</summary>
    [Buggy(Kind.LostWakeup)]
    public static void ManualPulsed()
    {
        var signal = new ManualResetEvent(false);
        Go.Threads(
            () =>
            {
                signal.Set();
                signal.Reset();
            },
            () => signal.WaitOne());
    }

    [Correct]
    public static void SlimPublishes()
    {
        var ready = new ManualResetEventSlim(false);
        int n = 0;
        Go.Threads(
            () =>
            {
                n = 1;
                ready.Set();
            },
            () =>
            {
                ready.Wait();
                Go.Check(n == 1, "n");
            });
    }

    /// <summary>The waiter resets what it has not seen: a Set between its Wait and its Reset is lost.</summary>
    [Buggy(Kind.Deadlock)]
    public static void SlimResetAfterWait()
    {
        var more = new ManualResetEventSlim(false);
        int items = 0;
        void Put()
        {
            Interlocked.Increment(ref items);
            more.Set();
        }

        Go.Threads(Put, Put, () =>
        {
            int taken = 0;
            while (taken < 2)
            {
                more.Wait();
                taken += Interlocked.Exchange(ref items, 0);
                more.Reset();
            }
        });
    }

    [Correct]
    public static void SlimResetBeforeLooking()
    {
        var more = new ManualResetEventSlim(false);
        int items = 0;
        void Put()
        {
            Interlocked.Increment(ref items);
            more.Set();
        }

        Go.Threads(Put, Put, () =>
        {
            int taken = 0;
            while (taken < 2)
            {
                more.Wait();
                more.Reset();
                taken += Interlocked.Exchange(ref items, 0);
            }
        });
    }

    /// <summary>The time-out is taken for the event.</summary>
    [Buggy(Kind.Exception)]
    public static void TimeoutTakenForTheEvent()
    {
        var ready = new ManualResetEventSlim(false);
        int n = 0;
        Go.Threads(
            () =>
            {
                Thread.Sleep(2_000);
                n = 1;
                ready.Set();
            },
            () =>
            {
                ready.Wait(1_000);
                Go.Check(n == 1, "n");
            });
    }

    [Correct]
    public static void TimeoutIsLooked()
    {
        var ready = new ManualResetEventSlim(false);
        int n = 0;
        Go.Threads(
            () =>
            {
                Thread.Sleep(2_000);
                n = 1;
                ready.Set();
            },
            () =>
            {
                while (!ready.Wait(1_000))
                {
                }

                Go.Check(n == 1, "n");
            });
    }

    [Correct]
    public static void SlimCancelled()
    {
        var never = new ManualResetEventSlim(false);
        using var cts = new CancellationTokenSource();
        bool cancelled = false;
        Go.Threads(
            cts.Cancel,
            () =>
            {
                try
                {
                    never.Wait(cts.Token);
                }
                catch (OperationCanceledException)
                {
                    cancelled = true;
                }
            });
        Go.Check(cancelled, "went through");
    }

    [Buggy(Kind.Deadlock)]
    public static void AutoStartsUnset()
    {
        var gate = new AutoResetEvent(false);
        void Work()
        {
            gate.WaitOne();
            gate.Set();
        }

        Go.Threads(Work, Work);
    }

    [Correct]
    public static void AutoStartsSet()
    {
        var gate = new AutoResetEvent(true);
        int n = 0;
        void Work()
        {
            gate.WaitOne();
            n++;
            gate.Set();
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"{n}");
    }
}
