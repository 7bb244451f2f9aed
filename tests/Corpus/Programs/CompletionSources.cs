namespace Corpus;

/// <summary>TaskCompletionSource.</summary>
public static class CompletionSources
{
    [Correct]
    public static async Task HandsOver()
    {
        var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int> waiter = Task.Run(async () => await source.Task);
        source.SetResult(5);
        Go.Check(await waiter == 5, "result");
    }

    [Correct]
    public static async Task Publishes()
    {
        var source = new TaskCompletionSource();
        int n = 0;
        Task reader = Task.Run(async () =>
        {
            await source.Task;
            Go.Check(n == 1, "not seen");
        });
        n = 1;
        source.SetResult();
        await reader;
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task SetTooEarly()
    {
        var source = new TaskCompletionSource();
        int n = 0;
        Task reader = Task.Run(async () =>
        {
            await source.Task;
            Go.Check(n == 1, "not seen");
        });
        source.SetResult();
        n = 1;
        await reader;
    }

    [Buggy(Kind.Exception)]
    public static void SetByTwo()
    {
        var source = new TaskCompletionSource<int>();
        Go.Threads(() => source.SetResult(1), () => source.SetResult(2));
    }

    [Correct]
    public static void TriedByTwo()
    {
        var source = new TaskCompletionSource<int>();
        int winners = 0;
        void Work(int value)
        {
            if (source.TrySetResult(value))
            {
                Interlocked.Increment(ref winners);
            }
        }

        Go.Threads(() => Work(1), () => Work(2));
        Go.Check(winners == 1 && source.Task.Result is 1 or 2, $"{winners}");
    }

    /// <summary>On the way of the exception nobody completes it.</summary>
    [Buggy(Kind.Deadlock)]
    public static async Task NeverSetAfterAnException()
    {
        var source = new TaskCompletionSource<int>();
        _ = Task.Run(() =>
        {
            try
            {
                source.SetResult(int.Parse("x"));
            }
            catch (FormatException)
            {
            }
        });
        _ = await source.Task;
    }

    [Correct]
    public static async Task ExceptionHandedOver()
    {
        var source = new TaskCompletionSource<int>();
        _ = Task.Run(() =>
        {
            try
            {
                source.SetResult(int.Parse("x"));
            }
            catch (FormatException e)
            {
                source.SetException(e);
            }
        });
        bool caught = false;
        try
        {
            _ = await source.Task;
        }
        catch (FormatException)
        {
            caught = true;
        }

        Go.Check(caught, "lost");
    }

    /// <summary>SetResult runs the continuation inside the lock; it waits for a thread that needs the lock.</summary>
    [Buggy(Kind.Deadlock)]
    public static void ContinuationRunsInsideTheLock()
    {
        object gate = new();
        var source = new TaskCompletionSource();
        int n = 0;
        async Task Continue()
        {
            await source.Task;
            Task.Run(() =>
            {
                lock (gate)
                {
                    n++;
                }
            }).Wait();
        }

        Task continued = Continue();
        lock (gate)
        {
            source.SetResult();
        }

        continued.Wait();
    }

    [Correct]
    public static void ContinuationRunsElsewhere()
    {
        object gate = new();
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int n = 0;
        async Task Continue()
        {
            await source.Task;
            Task.Run(() =>
            {
                lock (gate)
                {
                    n++;
                }
            }).Wait();
        }

        Task continued = Continue();
        lock (gate)
        {
            source.SetResult();
        }

        continued.Wait();
        Go.Check(n == 1, $"{n}");
    }

    /// <summary>Replaced by Reset while a waiter looks at the old one.</summary>
    [Buggy(Kind.Deadlock)]
    public static async Task ReplacedUnderTheWaiter()
    {
        var source = new TaskCompletionSource();
        Task waiter = Task.Run(async () => await Volatile.Read(ref source).Task);
        Task setter = Task.Run(() =>
        {
            var next = new TaskCompletionSource();
            Interlocked.Exchange(ref source, next).SetResult();
        });
        await waiter;
        await setter;
    }

    [Correct]
    public static async Task CancelledSource()
    {
        var source = new TaskCompletionSource();
        using var cts = new CancellationTokenSource();
        using CancellationTokenRegistration registration = cts.Token.Register(() => source.TrySetCanceled());
        _ = Task.Run(() => source.TrySetResult());
        await cts.CancelAsync();
        try
        {
            await source.Task;
        }
        catch (OperationCanceledException)
        {
        }

        Go.Check(source.Task.IsCompleted, "open");
    }
}
