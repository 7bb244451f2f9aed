using System.Diagnostics;

namespace Corpus;

/// <summary>The same programs under virtual time, which no delay outruns, and where any delay may elapse at any point.</summary>
public static class FreeTime
{
    [Correct]
    public static void AMinuteIsEnough() => SignalWithin(60_000);

    /// <summary>A machine may be that slow.</summary>
    [Buggy(Kind.Exception)]
    [Under(FreeTime = true)]
    public static void AMinuteMayNotBeEnough() => SignalWithin(60_000);

    [Correct]
    [Under(FreeTime = true)]
    public static void TriesUntilSignalled()
    {
        using var ready = new SemaphoreSlim(0);
        Go.Threads(
            () =>
            {
                while (!ready.Wait(60_000))
                {
                    Thread.Yield();
                }
            },
            () => ready.Release());
    }

    [Correct]
    public static void SleepingLongEnough() => SleepForTheOther();

    [Buggy(Kind.Exception)]
    [Under(FreeTime = true)]
    public static void SleepTakenForAnOrder() => SleepForTheOther();

    [Correct]
    public static Task DelaysInOrder() => ShorterFirst();

    [Buggy(Kind.Exception)]
    [Under(FreeTime = true)]
    public static Task DelaysInAnyOrder() => ShorterFirst();

    [Correct]
    [Under(FreeTime = true)]
    public static async Task ElapsedIsNeverLessThanAskedFor()
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Task.Delay(50), Task.Delay(70));
        Go.Check(watch.ElapsedMilliseconds >= 70, $"{watch.ElapsedMilliseconds} ms");
    }

    /// <summary>The work ends or is cancelled, and either is taken into account.</summary>
    [Correct]
    [Under(FreeTime = true)]
    public static async Task CancelledOrDone()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        int done = 0;
        try
        {
            await Task.Delay(1, limit.Token);
            done++;
        }
        catch (OperationCanceledException)
        {
            done++;
        }

        Go.Check(done == 1, $"{done}");
    }

    private static void SignalWithin(int milliseconds)
    {
        using var ready = new SemaphoreSlim(0);
        Go.Threads(() => Go.Check(ready.Wait(milliseconds), "too late"), () => ready.Release());
    }

    private static void SleepForTheOther()
    {
        bool done = false;
        var other = new Thread(() => Volatile.Write(ref done, true));
        other.Start();
        Thread.Sleep(1_000);
        bool seen = Volatile.Read(ref done);
        other.Join();
        Go.Check(seen, "not done after a second");
    }

    private static async Task ShorterFirst()
    {
        var order = new System.Collections.Concurrent.ConcurrentQueue<int>();
        async Task Add(int milliseconds)
        {
            await Task.Delay(milliseconds);
            order.Enqueue(milliseconds);
        }

        await Task.WhenAll(Add(20), Add(10));
        Go.Check(order.First() == 10, "the longer delay was over first");
    }
}
