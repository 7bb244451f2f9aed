namespace Corpus;

/// <summary>Task: Run, WhenAll, WhenAny, WhenEach, ContinueWith, WaitAsync, exceptions.</summary>
public static class Tasks
{
    [Correct]
    public static async Task WhenAllUnderLock()
    {
        int n = 0;
        object gate = new();
        void Work()
        {
            lock (gate)
            {
                n++;
            }
        }

        await Task.WhenAll(Task.Run(Work), Task.Run(Work));
        Go.Check(n == 2, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task WhenAllWithoutLock()
    {
        int n = 0;
        void Work() => n++;

        await Task.WhenAll(Task.Run(Work), Task.Run(Work));
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Correct]
    public static async Task WhenAllOverInnerPoints()
    {
        int n = 0;
        object gate = new();
        async Task Work()
        {
            for (int i = 0; i < 3; i++)
            {
                await Task.Yield();
                lock (gate)
                {
                    n++;
                }
            }
        }

        await Task.WhenAll(Work(), Work());
        Go.Check(n == 6, $"{n}");
    }

    [Correct]
    public static async Task ResultsOfWhenAll()
    {
        int[] results = await Task.WhenAll(Task.Run(() => 1), Task.Run(() => 2), Task.FromResult(3));
        Go.Check(results.AsSpan().SequenceEqual([1, 2, 3]), "order");
    }

    /// <summary>Not awaited: the method ends before its parts.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task WhenAllNotAwaited()
    {
        int n = 0;
        Task all = Task.WhenAll(Task.Run(() => n = 1), Task.Run(() => { }));
        await Task.Yield();
        Go.Check(n == 1, "not there yet");
        await all;
    }

    [Correct]
    public static async Task WhenAnyTellsTheWinner()
    {
        Task<int> a = Task.Run(() => 1), b = Task.Run(() => 2);
        Task<int> winner = await Task.WhenAny(a, b);
        Go.Check(await winner == (winner == a ? 1 : 2), "another one's result");
        await Task.WhenAll(a, b);
    }

    /// <summary>One of them has come, the other's work is taken for done.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task WhenAnyTakenForAll()
    {
        int[] data = new int[2];
        Task a = Task.Run(() => data[0] = 1), b = Task.Run(() => data[1] = 1);
        await Task.WhenAny(a, b);
        Go.Check(data[0] + data[1] == 2, "one is missing");
    }

    [Correct]
    public static async Task ContinueWithSeesTheTask()
    {
        int n = 0;
        Task<int> after = Task.Run(() => n = 20).ContinueWith(t => t.Result + n + 2);
        Go.Check(await after == 42, "order");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task ContinuationsInOrder()
    {
        int last = 0;
        Task first = Task.Run(() => { });
        Task a = first.ContinueWith(_ => last = 1, TaskScheduler.Default);
        Task b = first.ContinueWith(_ => last = 2, TaskScheduler.Default);
        await Task.WhenAll(a, b);
        Go.Check(last == 2, $"{last} was last");
    }

    /// <summary>StartNew of an async method gives a task of a task; the outer one ends at the first await.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task StartNewNotUnwrapped()
    {
        int n = 0;
        await Task.Factory.StartNew(async () =>
        {
            await Task.Yield();
            n = 1;
        });
        Go.Check(n == 1, "not there yet");
    }

    [Correct]
    public static async Task StartNewUnwrapped()
    {
        int n = 0;
        await Task.Factory.StartNew(
            async () =>
            {
                await Task.Yield();
                n = 1;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
        Go.Check(n == 1, "not there yet");
    }

    [Buggy(Kind.Unobserved)]
    public static async Task ExceptionNobodyLooksAt()
    {
        _ = Task.Run(() => throw new InvalidOperationException("nobody looks"));
        await Task.Yield();
    }

    [Correct]
    public static async Task ExceptionLookedAt()
    {
        Task failing = Task.Run(() => throw new FormatException());
        bool caught = false;
        try
        {
            await failing;
        }
        catch (FormatException)
        {
            caught = true;
        }

        Go.Check(caught, "lost");
    }

    /// <summary>Await throws the first; the others are observed with it.</summary>
    [Correct]
    public static async Task TwoExceptionsInWhenAll()
    {
        Task all = Task.WhenAll(
            Task.Run(() => throw new FormatException()),
            Task.Run(() => throw new FormatException()));
        try
        {
            await all;
        }
        catch (FormatException)
        {
        }

        Go.Check(all.Exception!.InnerExceptions.Count == 2, "one is missing");
    }

    /// <summary>The winner is looked at, the loser fails unseen.</summary>
    [Buggy(Kind.Unobserved)]
    public static async Task LoserFailsUnseen()
    {
        Task good = Task.Run(() => { });
        Task bad = Task.Run(() => throw new FormatException("loser"));
        Task winner = await Task.WhenAny(good, bad);
        if (winner == bad)
        {
            _ = bad.Exception;
        }
    }

    [Correct]
    public static async Task WaitAsyncInTime()
    {
        Task<int> work = Task.Run(async () =>
        {
            await Task.Delay(10);
            return 5;
        });
        Go.Check(await work.WaitAsync(TimeSpan.FromSeconds(60)) == 5, "result");
    }

    /// <summary>WaitAsync ends the wait, not the work.</summary>
    [Buggy(Kind.Exception)]
    public static async Task WaitAsyncDoesNotStopTheWork()
    {
        int n = 0;
        Task work = Task.Run(async () =>
        {
            await Task.Delay(100);
            n++;
        });
        try
        {
            await work.WaitAsync(TimeSpan.FromMilliseconds(50));
        }
        catch (TimeoutException)
        {
        }

        n++;
        await work;
        await Task.Delay(100);
        Go.Check(n == 1, $"{n}: the work went on");
    }

    [Buggy(Kind.Exception)]
    public static async Task WaitAsyncTimesOut()
    {
        Task work = Task.Delay(2_000);
        await work.WaitAsync(TimeSpan.FromSeconds(1));
    }

    [Correct]
    public static async Task WhenEachGivesAll()
    {
        int sum = 0;
        await foreach (Task<int> done in Task.WhenEach(Task.Run(() => 1), Task.Run(() => 2), Task.Run(() => 4)))
        {
            sum += await done;
        }

        Go.Check(sum == 7, $"{sum}");
    }

    /// <summary>WhenEach gives tasks as they end, not as they were listed.</summary>
    [Buggy(Kind.Exception)]
    public static async Task WhenEachInOrder()
    {
        int expected = 1;
        await foreach (Task<int> done in Task.WhenEach(Task.Run(() => 1), Task.Run(() => 2)))
        {
            Go.Check(await done == expected++, "another order");
        }
    }

    [Buggy(Kind.Deadlock)]
    public static async Task ColdTaskAwaited()
    {
        var task = new Task(() => { });
        await task;
    }

    [Correct]
    public static async Task ColdTaskStarted()
    {
        int n = 0;
        var task = new Task(() => n++);
        task.Start();
        await task;
        Go.Check(n == 1, $"{n}");
    }

    [Buggy(Kind.Exception)]
    public static void StartedTwice()
    {
        var task = new Task(() => { });
        Go.Threads(() => task.Start(), () => task.Start());
    }

    /// <summary>Waits for the task that waits.</summary>
    [Buggy(Kind.Deadlock)]
    public static void TaskWaitsForItself()
    {
        Task? self = null;
        var ready = new ManualResetEventSlim();
        self = Task.Run(() =>
        {
            ready.Wait();
            self!.Wait();
        });
        ready.Set();
        self.Wait();
    }

    [Correct]
    public static async Task ConfigureAwaitForcesYielding()
    {
        int n = 0;
        object gate = new();
        await Task.Run(() =>
        {
            lock (gate)
            {
                n++;
            }
        }).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Go.Check(n == 1, $"{n}");
    }

    [Correct]
    public static async Task ConfigureAwaitSuppressesThrowing()
    {
        Task failing = Task.Run(() => throw new FormatException());
        await failing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Go.Check(failing.IsFaulted, "ended otherwise");
    }

    [Correct]
    public static void WaitAllWithATimeout()
    {
        int n = 0;
        Task[] all = [Task.Run(() => Interlocked.Increment(ref n)), Task.Run(() => Interlocked.Increment(ref n))];
        Go.Check(Task.WaitAll(all, 30_000) && n == 2, $"{n}");
    }

    [Correct]
    public static async Task CompletedTaskPolled()
    {
        int n = 0;
        Task task = Task.Run(() => n = 1);
        while (!task.IsCompleted)
        {
            await Task.Yield();
        }

        Go.Check(n == 1, $"{n}");
    }

    /// <summary>A child attached to its parent is done when the parent is.</summary>
    [Correct]
    public static async Task AttachedChild()
    {
        int n = 0;
        await Task.Factory.StartNew(() =>
            Task.Factory.StartNew(() => n = 1, CancellationToken.None, TaskCreationOptions.AttachedToParent, TaskScheduler.Default),
            CancellationToken.None,
            TaskCreationOptions.None,
            TaskScheduler.Default);
        Go.Check(n == 1, "the parent ended first");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task DetachedChild()
    {
        int n = 0;
        await Task.Run(() =>
        {
            Task.Run(() => n = 1);
        });
        Go.Check(n == 1, "the parent ended first");
    }
}
