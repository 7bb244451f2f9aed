namespace Corpus;

/// <summary>WaitHandle.WaitAny, WaitAll, SignalAndWait.</summary>
public static class WaitHandlesAnyAll
{
    [Correct]
    public static void AnyTellsWhich()
    {
        AutoResetEvent a = new(false), b = new(false);
        int[] data = new int[2];
        Go.Threads(
            () =>
            {
                data[0] = 1;
                a.Set();
            },
            () =>
            {
                data[1] = 1;
                b.Set();
            },
            () =>
            {
                int which = WaitHandle.WaitAny([a, b]);
                Go.Check(data[which] == 1, "woken too early");
            });
    }

    /// <summary>One event came, both are taken to have come.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void AnyTakenForAll()
    {
        AutoResetEvent a = new(false), b = new(false);
        int[] data = new int[2];
        Go.Threads(
            () =>
            {
                data[0] = 1;
                a.Set();
            },
            () =>
            {
                data[1] = 1;
                b.Set();
            },
            () =>
            {
                WaitHandle.WaitAny([a, b]);
                Go.Check(data[0] + data[1] == 2, "not all");
            });
    }

    [Correct]
    public static void AllWaitsForAll()
    {
        AutoResetEvent a = new(false), b = new(false);
        int[] data = new int[2];
        Go.Threads(
            () =>
            {
                data[0] = 1;
                a.Set();
            },
            () =>
            {
                data[1] = 1;
                b.Set();
            },
            () =>
            {
                WaitHandle.WaitAll([a, b]);
                Go.Check(data[0] + data[1] == 2, "not all");
            });
    }

    /// <summary>WaitTimeout (258) used as an index.</summary>
    [Buggy(Kind.Exception)]
    public static void TimeoutUsedAsAnIndex()
    {
        WaitHandle[] handles = [new AutoResetEvent(false), new AutoResetEvent(false)];
        string[] names = ["a", "b"];
        Go.Threads(
            () =>
            {
                Thread.Sleep(500);
                ((AutoResetEvent)handles[0]).Set();
            },
            () => _ = names[WaitHandle.WaitAny(handles, 100)]);
    }

    [Correct]
    public static void TimeoutCompared()
    {
        WaitHandle[] handles = [new AutoResetEvent(false), new AutoResetEvent(false)];
        Go.Threads(
            () =>
            {
                Thread.Sleep(500);
                ((AutoResetEvent)handles[1]).Set();
            },
            () =>
            {
                Go.Check(WaitHandle.WaitAny(handles, 100) == WaitHandle.WaitTimeout, "came early");
                Go.Check(WaitHandle.WaitAny(handles, 5_000) == 1, "never came");
            });
    }

    /// <summary>WaitAny takes one of the events; the next wait on that one waits for ever.</summary>
    [Buggy(Kind.Deadlock)]
    public static void AnyThenTheSameAgain()
    {
        AutoResetEvent a = new(false), b = new(false);
        Go.Threads(
            () => a.Set(),
            () => b.Set(),
            () =>
            {
                WaitHandle.WaitAny([a, b]);
                a.WaitOne();
            });
    }

    [Correct]
    public static void SignalAndWaitMeets()
    {
        AutoResetEvent a = new(false), b = new(false);
        int left = 0, right = 0;
        Go.Threads(
            () =>
            {
                left = 1;
                WaitHandle.SignalAndWait(a, b);
                Go.Check(right == 1, "right");
            },
            () =>
            {
                right = 1;
                WaitHandle.SignalAndWait(b, a);
                Go.Check(left == 1, "left");
            });
    }

    [Buggy(Kind.Deadlock)]
    public static void AllWithOneThatNeverComes()
    {
        ManualResetEvent a = new(false), b = new(false);
        Go.Threads(() => a.Set(), () => WaitHandle.WaitAll([a, b]));
    }
}
