namespace Corpus;

/// <summary>ThreadPool.</summary>
public static class ThreadPools
{
    [Correct]
    public static void WaitForTheItem()
    {
        var done = new ManualResetEvent(false);
        int n = 0;
        ThreadPool.QueueUserWorkItem(_ =>
        {
            n = 1;
            done.Set();
        });
        done.WaitOne();
        Go.Check(n == 1, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void NobodyWaits()
    {
        int n = 0;
        ThreadPool.QueueUserWorkItem(_ => n = 1);
        Thread.Yield();
        Go.Check(n == 1, "not there yet");
    }

    [Buggy(Kind.Exception)]
    public static void ExceptionInAnItem()
    {
        var done = new ManualResetEvent(false);
        ThreadPool.QueueUserWorkItem(_ =>
        {
            try
            {
                throw new FormatException("in an item");
            }
            finally
            {
                done.Set();
            }
        });
        done.WaitOne();
        Thread.Sleep(10);
    }

    [Correct]
    public static void StateIsPassed()
    {
        var done = new CountdownEvent(2);
        int sum = 0;
        for (int i = 1; i <= 2; i++)
        {
            ThreadPool.QueueUserWorkItem(
                state =>
                {
                    Interlocked.Add(ref sum, state);
                    done.Signal();
                },
                i,
                preferLocal: false);
        }

        done.Wait();
        Go.Check(Volatile.Read(ref sum) == 3, $"{sum}");
    }

    /// <summary>Items are not ordered by their being queued.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void OrderTakenForGranted()
    {
        var done = new CountdownEvent(2);
        int last = 0;
        for (int i = 1; i <= 2; i++)
        {
            int mine = i;
            ThreadPool.QueueUserWorkItem(_ =>
            {
                last = mine;
                done.Signal();
            });
        }

        done.Wait();
        Go.Check(last == 2, $"{last} was last");
    }

    [Correct]
    public static void OrderByAChain()
    {
        var done = new ManualResetEventSlim();
        int last = 0;
        ThreadPool.QueueUserWorkItem(_ =>
        {
            last = 1;
            ThreadPool.QueueUserWorkItem(_ =>
            {
                last = 2;
                done.Set();
            });
        });
        done.Wait();
        Go.Check(last == 2, $"{last} was last");
    }

    [Correct]
    public static void RegisteredWait()
    {
        var signal = new AutoResetEvent(false);
        var done = new ManualResetEvent(false);
        int n = 0;
        RegisteredWaitHandle registration = ThreadPool.RegisterWaitForSingleObject(
            signal,
            (_, timedOut) =>
            {
                n = timedOut ? 2 : 1;
                done.Set();
            },
            null,
            Timeout.Infinite,
            executeOnlyOnce: true);
        signal.Set();
        done.WaitOne();
        registration.Unregister(null);
        Go.Check(n == 1, $"{n}");
    }

    [Correct]
    public static async Task SwitchesByYield()
    {
        int n = 0;
        await Task.Run(async () =>
        {
            n++;
            await Task.Yield();
            n++;
        });
        Go.Check(n == 2, $"{n}");
    }
}
