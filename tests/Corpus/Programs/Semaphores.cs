namespace Corpus;

/// <summary>SemaphoreSlim, synchronous and asynchronous, and Semaphore.</summary>
public static class Semaphores
{
    [Correct]
    public static void AsALock()
    {
        var gate = new SemaphoreSlim(1, 1);
        int n = 0;
        void Work()
        {
            gate.Wait();
            n++;
            gate.Release();
        }

        Go.Threads(Work, Work, Work);
        Go.Check(n == 3, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void TwoPermitsAsALock()
    {
        var gate = new SemaphoreSlim(2, 2);
        int n = 0;
        void Work()
        {
            gate.Wait();
            n++;
            gate.Release();
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Buggy(Kind.Exception)]
    public static void ReleasedTooOften()
    {
        var gate = new SemaphoreSlim(1, 1);
        void Work()
        {
            gate.Wait();
            gate.Release();
            gate.Release();
        }

        Go.Threads(Work, Work);
    }

    [Buggy(Kind.Deadlock)]
    public static void NotReleasedAfterAnException()
    {
        var gate = new SemaphoreSlim(1, 1);
        void Work(bool fails)
        {
            try
            {
                gate.Wait();
                if (fails)
                {
                    throw new FormatException();
                }

                gate.Release();
            }
            catch (FormatException)
            {
            }
        }

        Go.Threads(() => Work(true), () => Work(false));
    }

    [Correct]
    public static void ReleasedInFinally()
    {
        var gate = new SemaphoreSlim(1, 1);
        void Work(bool fails)
        {
            try
            {
                gate.Wait();
                try
                {
                    if (fails)
                    {
                        throw new FormatException();
                    }
                }
                finally
                {
                    gate.Release();
                }
            }
            catch (FormatException)
            {
            }
        }

        Go.Threads(() => Work(true), () => Work(false));
        Go.Check(gate.CurrentCount == 1, $"{gate.CurrentCount}");
    }

    /// <summary>A semaphore knows no owner and so no recursion.</summary>
    [Buggy(Kind.Deadlock)]
    public static async Task Reentered()
    {
        var gate = new SemaphoreSlim(1, 1);
        async Task Inner()
        {
            await gate.WaitAsync();
            gate.Release();
        }

        await gate.WaitAsync();
        await Inner();
        gate.Release();
    }

    [Correct]
    public static async Task AsyncLock()
    {
        var gate = new SemaphoreSlim(1, 1);
        int n = 0;
        async Task Work()
        {
            await Task.Yield();
            await gate.WaitAsync();
            try
            {
                int v = n;
                await Task.Yield();
                n = v + 1;
            }
            finally
            {
                gate.Release();
            }
        }

        await Task.WhenAll(new[] { Work(), Work(), Work() });
        Go.Check(n == 3, $"{n}");
    }

    /// <summary>The finally releases a permit that a cancelled WaitAsync never got.</summary>
    [Buggy(Kind.Exception)]
    public static async Task ReleasesWhatItNeverGot()
    {
        var gate = new SemaphoreSlim(1, 2);
        using var cts = new CancellationTokenSource();
        int inside = 0;
        async Task Work(CancellationToken token)
        {
            try
            {
                await gate.WaitAsync(token);
                Go.Check(Interlocked.Increment(ref inside) == 1, "two at once");
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
            finally
            {
                gate.Release();
            }
        }

        Task cancelled = Task.Run(() => Work(cts.Token));
        Task first = Task.Run(() => Work(default));
        Task second = Task.Run(() => Work(default));
        await cts.CancelAsync();
        await first;
        await second;
        try
        {
            await cancelled;
        }
        catch (OperationCanceledException)
        {
        }
    }

    [Correct]
    public static async Task CancelledWaitTakesNothing()
    {
        var gate = new SemaphoreSlim(0);
        using var cts = new CancellationTokenSource();
        Task wait = gate.WaitAsync(cts.Token);
        cts.Cancel();
        bool cancelled = false;
        try
        {
            await wait;
        }
        catch (OperationCanceledException)
        {
            cancelled = true;
        }

        gate.Release();
        Go.Check(cancelled && gate.CurrentCount == 1, "the permit went to nobody");
    }

    [Correct]
    public static void KernelSemaphoreLimits()
    {
        var pool = new Semaphore(2, 2);
        int inside = 0;
        void Work()
        {
            pool.WaitOne();
            Go.Check(Interlocked.Increment(ref inside) <= 2, "three inside");
            Interlocked.Decrement(ref inside);
            pool.Release();
        }

        Go.Threads(Work, Work, Work);
    }

    [Buggy(Kind.Exception)]
    public static void KernelSemaphoreFull()
    {
        var pool = new Semaphore(1, 1);
        Go.Threads(
            () =>
            {
                pool.WaitOne();
                pool.Release();
            },
            () => pool.Release());
    }

    /// <summary>Tested with CurrentCount, taken with Wait: both threads pass the test, one waits for ever.</summary>
    [Buggy(Kind.Deadlock)]
    public static void CountTestedBeforeWait()
    {
        var permits = new SemaphoreSlim(1);
        void Work()
        {
            if (permits.CurrentCount > 0)
            {
                permits.Wait();
            }
        }

        Go.Threads(Work, Work);
    }

    [Correct]
    public static void WaitZeroInstead()
    {
        var permits = new SemaphoreSlim(1);
        int got = 0;
        void Work()
        {
            if (permits.Wait(0))
            {
                Interlocked.Increment(ref got);
            }
        }

        Go.Threads(Work, Work);
        Go.Check(got == 1, $"{got}");
    }

    [Correct]
    public static void ProducerAndConsumer()
    {
        var filled = new SemaphoreSlim(0);
        int[] items = new int[2];
        int sum = 0;
        Go.Threads(
            () =>
            {
                for (int i = 0; i < 2; i++)
                {
                    items[i] = i + 1;
                    filled.Release();
                }
            },
            () =>
            {
                for (int i = 0; i < 2; i++)
                {
                    filled.Wait();
                    sum += items[i];
                }
            });
        Go.Check(sum == 3, $"{sum}");
    }

    /// <summary>The permit is given before the item is there.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void ReleasedBeforeTheItemIsThere()
    {
        var filled = new SemaphoreSlim(0);
        int item = 0;
        Go.Threads(
            () =>
            {
                filled.Release();
                item = 1;
            },
            () =>
            {
                filled.Wait();
                Go.Check(item == 1, "no item");
            });
    }
}
