using System.Diagnostics;

namespace Corpus;

/// <summary>Delay, Sleep, Timer, PeriodicTimer, clocks.</summary>
public static class Time
{
    /// <summary>Coyote 1.7.11 lets the minute win.</summary>
    [Correct]
    public static async Task MinuteDoesNotBeatMillisecond()
    {
        Task work = Task.Delay(1);
        Task timeout = Task.Delay(TimeSpan.FromSeconds(60));
        Go.Check(await Task.WhenAny(work, timeout) == work, "a minute passed in a millisecond");
    }

    [Correct]
    public static async Task LongDelayCostsNothing()
    {
        bool late = false;
        Task work = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromMinutes(10));
            late = true;
        });
        await work;
        Go.Check(late, "late");
    }

    [Buggy(Kind.Exception)]
    public static async Task WorkSlowerThanItsTimeout()
    {
        Task work = Task.Delay(2_000);
        Task timeout = Task.Delay(1_000);
        Go.Check(await Task.WhenAny(work, timeout) == work, "timed out");
    }

    /// <summary>Coyote 1.7.11 completes it normally.</summary>
    [Correct]
    public static async Task InfiniteDelayEndsByCancellationOnly()
    {
        using var cts = new CancellationTokenSource();
        Task forever = Task.Delay(-1, cts.Token);
        Task canceller = Task.Run(async () =>
        {
            await Task.Delay(1_000);
            cts.Cancel();
        });
        bool cancelled = false;
        try
        {
            await forever;
        }
        catch (TaskCanceledException)
        {
            cancelled = true;
        }

        await canceller;
        Go.Check(cancelled, "came to an end");
    }

    [Buggy(Kind.Deadlock)]
    public static async Task InfiniteDelay() => await Task.Delay(Timeout.Infinite);

    [Correct]
    public static void SleepsPassInOrder()
    {
        object gate = new();
        var order = new List<int>();
        Action Sleeper(int ms) => () =>
        {
            Thread.Sleep(ms);
            lock (gate)
            {
                order.Add(ms);
            }
        };

        Go.Threads(Sleeper(3_000), Sleeper(1_000), Sleeper(2_000));
        Go.Check(order.SequenceEqual([1_000, 2_000, 3_000]), string.Join(",", order));
    }

    /// <summary>Equal due times: any order.</summary>
    [Buggy(Kind.Exception)]
    public static void EqualSleepsInOrder()
    {
        object gate = new();
        var order = new List<int>();
        Action Sleeper(int id) => () =>
        {
            Thread.Sleep(1_000);
            lock (gate)
            {
                order.Add(id);
            }
        };

        Go.Threads(Sleeper(1), Sleeper(2));
        Go.Check(order.SequenceEqual([1, 2]), string.Join(",", order));
    }

    [Correct]
    public static async Task StopwatchAgreesWithDelay()
    {
        long stamp = Stopwatch.GetTimestamp();
        var watch = Stopwatch.StartNew();
        DateTime before = DateTime.UtcNow;
        await Task.Delay(5_000);
        Go.Check(watch.ElapsedMilliseconds >= 5_000, "stopwatch");
        Go.Check(Stopwatch.GetElapsedTime(stamp) >= TimeSpan.FromSeconds(5), "time-stamp");
        Go.Check(DateTime.UtcNow - before >= TimeSpan.FromSeconds(5), "clock");
    }

    [Correct]
    public static void TimerFires()
    {
        var fired = new ManualResetEventSlim();
        int n = 0;
        using var timer = new Timer(
            _ =>
            {
                n++;
                fired.Set();
            },
            null,
            100,
            Timeout.Infinite);
        fired.Wait();
        Go.Check(n == 1, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void TimerCallbackRaces()
    {
        int n = 0;
        using var timer = new Timer(_ => n++, null, 100, Timeout.Infinite);
        Thread.Sleep(100);
        n++;
        Thread.Sleep(100);
        Go.Check(n == 2, $"lost update: {n}");
    }

    /// <summary>The period is shorter than the callback, so that two of them run at once.</summary>
    [Buggy(Kind.Exception)]
    public static void TimerCallbacksOverlap()
    {
        int n = 0;
        using var timer = new Timer(
            _ =>
            {
                int v = n;
                Thread.Sleep(150);
                n = v + 1;
            },
            null,
            0,
            100);
        Thread.Sleep(240);
        timer.Change(Timeout.Infinite, Timeout.Infinite);
        Thread.Sleep(1_000);
        Go.Check(n == 3, $"lost update: {n}");
    }

    /// <summary>Disposed, and yet a callback that was under way runs on.</summary>
    [Buggy(Kind.Exception)]
    public static void TimerDisposedUnderItsCallback()
    {
        int[]? buffer = [0];
        var timer = new Timer(
            _ =>
            {
                Thread.Sleep(10);
                buffer![0]++;
            },
            null,
            10,
            Timeout.Infinite);
        Thread.Sleep(15);
        timer.Dispose();
        buffer = null;
        Thread.Sleep(100);
    }

    [Correct]
    public static async Task TimerDisposedAndAwaited()
    {
        int[]? buffer = [0];
        var timer = new Timer(
            _ =>
            {
                Thread.Sleep(10);
                buffer![0]++;
            },
            null,
            10,
            Timeout.Infinite);
        await Task.Delay(15);
        await timer.DisposeAsync();
        buffer = null;
        await Task.Delay(100);
    }

    [Correct]
    public static async Task PeriodicTimerTicks()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();
        int ticks = 0;
        while (ticks < 3 && await timer.WaitForNextTickAsync())
        {
            ticks++;
        }

        Go.Check(ticks == 3 && watch.Elapsed >= TimeSpan.FromSeconds(3), $"{ticks} ticks in {watch.Elapsed}");
    }

    /// <summary>One waiter at a time.</summary>
    [Buggy(Kind.Exception)]
    public static async Task PeriodicTimerWaitedForTwice()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        Task<bool> a = timer.WaitForNextTickAsync().AsTask();
        Task<bool> b = timer.WaitForNextTickAsync().AsTask();
        await Task.WhenAll(a, b);
    }

    [Correct]
    public static async Task PeriodicTimerDisposed()
    {
        var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        Task<bool> tick = timer.WaitForNextTickAsync().AsTask();
        Task disposer = Task.Run(timer.Dispose);
        Go.Check(!await tick, "ticked");
        await disposer;
    }

    [Correct]
    public static async Task TimerOfATimeProvider()
    {
        TimeProvider time = TimeProvider.System;
        var source = new TaskCompletionSource();
        DateTimeOffset start = time.GetUtcNow();
        using ITimer timer = time.CreateTimer(_ => source.TrySetResult(), null, TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan);
        await source.Task;
        Go.Check(time.GetUtcNow() - start >= TimeSpan.FromMinutes(2), "too early");
    }

    [Correct]
    public static async Task DelayByATimeProvider()
    {
        long start = TimeProvider.System.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        Go.Check(TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromSeconds(3), "too early");
    }

    /// <summary>A cache that expires between the look and the use.</summary>
    [Buggy(Kind.Exception)]
    public static void ExpiryTestedTwice()
    {
        DateTime expires = DateTime.UtcNow.AddSeconds(1);
        Thread.Sleep(999);
        if (DateTime.UtcNow < expires)
        {
            Thread.Sleep(1);
            Go.Check(DateTime.UtcNow < expires, "expired in between");
        }
    }

    [Correct]
    public static async Task RetriesWithBackoff()
    {
        var watch = Stopwatch.StartNew();
        int tries = 0;
        async Task<bool> Try()
        {
            await Task.Yield();
            return ++tries == 4;
        }

        for (int delay = 1_000; !await Try(); delay *= 2)
        {
            await Task.Delay(delay);
        }

        Go.Check(watch.Elapsed >= TimeSpan.FromSeconds(7), $"{watch.Elapsed}");
    }
}
