namespace Corpus;

/// <summary>CancellationTokenSource: linked sources, registrations, CancelAfter.</summary>
public static class Cancellation
{
    [Correct]
    public static async Task CancelsTheDelay()
    {
        using var cts = new CancellationTokenSource();
        Task delay = Task.Delay(TimeSpan.FromHours(1), cts.Token);
        cts.Cancel();
        bool cancelled = false;
        try
        {
            await delay;
        }
        catch (OperationCanceledException)
        {
            cancelled = true;
        }

        Go.Check(cancelled, "ran to its end");
    }

    [Correct]
    public static void CancelledDelayWaited()
    {
        using var cts = new CancellationTokenSource();
        Task delay = Task.Delay(TimeSpan.FromHours(1), cts.Token);
        cts.Cancel();
        bool cancelled = false;
        try
        {
            delay.Wait();
        }
        catch (AggregateException)
        {
            cancelled = true;
        }

        Go.Check(cancelled, "ran to its end although cancelled");
    }

    /// <summary>Coyote 1.7.11 completes Delay(-1, token) normally.</summary>
    [Correct]
    public static async Task CancelAfterEndsAnInfiniteDelay()
    {
        using var cts = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        bool cancelled = false;
        try
        {
            await Task.Delay(Timeout.Infinite, cts.Token);
        }
        catch (OperationCanceledException)
        {
            cancelled = true;
        }

        Go.Check(cancelled, "not cancelled");
    }

    [Correct]
    public static async Task LinkedSource()
    {
        using var outer = new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(outer.Token, CancellationToken.None);
        Task work = Task.Delay(Timeout.Infinite, linked.Token);
        Task canceller = Task.Run(outer.Cancel);
        bool cancelled = false;
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            cancelled = true;
        }

        await canceller;
        Go.Check(cancelled && linked.IsCancellationRequested, "not cancelled");
    }

    /// <summary>Cancelling the linked source does not cancel the outer one.</summary>
    [Buggy(Kind.Deadlock)]
    public static async Task LinkedTheWrongWay()
    {
        using var outer = new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(outer.Token);
        Task work = Task.Run(async () => await Task.Delay(Timeout.Infinite, outer.Token));
        await linked.CancelAsync();
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>The token is asked before the work and not during it.</summary>
    [Buggy(Kind.Exception)]
    public static async Task CheckedOnlyBefore()
    {
        using var cts = new CancellationTokenSource();
        int done = 0, stopped = 0;
        Task work = Task.Run(() =>
        {
            if (!cts.Token.IsCancellationRequested)
            {
                Go.Check(Volatile.Read(ref stopped) == 0, "worked after the stop");
                Interlocked.Increment(ref done);
            }
        });
        await cts.CancelAsync();
        Volatile.Write(ref stopped, 1);
        await work;
    }

    [Correct]
    public static void RegistrationRunsOnce()
    {
        using var cts = new CancellationTokenSource();
        int n = 0;
        using CancellationTokenRegistration registration = cts.Token.Register(() => n++);
        Go.Threads(cts.Cancel, cts.Cancel);
        Go.Check(n == 1 && cts.IsCancellationRequested, $"{n}");
    }

    /// <summary>Dispose of a registration waits for the callback that runs; the callback waits for the lock.</summary>
    [Buggy(Kind.Deadlock)]
    public static void RegistrationDisposedUnderLock()
    {
        using var cts = new CancellationTokenSource();
        object gate = new();
        int n = 0;
        CancellationTokenRegistration registration = cts.Token.Register(() =>
        {
            lock (gate)
            {
                n++;
            }
        });
        Go.Threads(cts.Cancel, () =>
        {
            lock (gate)
            {
                registration.Dispose();
            }
        });
    }

    [Correct]
    public static void RegistrationUnregisteredUnderLock()
    {
        using var cts = new CancellationTokenSource();
        object gate = new();
        int n = 0;
        CancellationTokenRegistration registration = cts.Token.Register(() =>
        {
            lock (gate)
            {
                n++;
            }
        });
        Go.Threads(cts.Cancel, () =>
        {
            lock (gate)
            {
                registration.Unregister();
            }
        });
        Go.Check(n <= 1, $"{n}");
    }

    /// <summary>Dispose has waited for the callback: what it used may go.</summary>
    [Correct]
    public static void RegistrationDisposedThenUsed()
    {
        using var cts = new CancellationTokenSource();
        int n = 0;
        CancellationTokenRegistration registration = cts.Token.Register(() => n++);
        Go.Threads(cts.Cancel, () =>
        {
            registration.Dispose();
            n++;
        });
        Go.Check(n is 1 or 2, $"{n}");
    }

    [Buggy(Kind.Race)]
    public static void RegistrationUnregisteredThenUsed()
    {
        using var cts = new CancellationTokenSource();
        int n = 0;
        CancellationTokenRegistration registration = cts.Token.Register(() => n++);
        Go.Threads(cts.Cancel, () =>
        {
            registration.Unregister();
            n++;
        });
    }

    [Buggy(Kind.Exception)]
    public static void DisposedWhileUsed()
    {
        var cts = new CancellationTokenSource();
        Go.Threads(cts.Cancel, cts.Dispose);
    }

    [Buggy(Kind.Exception)]
    public static void CallbackThrows()
    {
        using var cts = new CancellationTokenSource();
        cts.Token.Register(() => throw new FormatException("in a callback"));
        Go.Threads(cts.Cancel);
    }

    /// <summary>The time allowed is shorter than the work.</summary>
    [Buggy(Kind.Exception)]
    public static async Task TooLittleTime()
    {
        using var cts = new CancellationTokenSource();
        cts.CancelAfter(10);
        await Task.Delay(20, cts.Token);
    }

    [Correct]
    public static async Task EnoughTime()
    {
        using var cts = new CancellationTokenSource();
        cts.CancelAfter(60_000);
        await Task.Delay(20, cts.Token);
        Go.Check(!cts.IsCancellationRequested, "a minute has passed in 20 ms");
    }

    [Correct]
    public static async Task CancelAfterTakenBack()
    {
        using var cts = new CancellationTokenSource();
        cts.CancelAfter(10);
        cts.CancelAfter(Timeout.Infinite);
        await Task.Delay(20, cts.Token);
    }

    [Correct]
    public static async Task TryResetAndReuse()
    {
        using var cts = new CancellationTokenSource();
        cts.CancelAfter(60_000);
        await Task.Delay(5, cts.Token);
        Go.Check(cts.TryReset(), "not cancelled, so it can be reset");
        await Task.Delay(5, cts.Token);
    }

    [Correct]
    public static void WaitHandleOfAToken()
    {
        using var cts = new CancellationTokenSource();
        using var never = new ManualResetEvent(false);
        Go.Threads(cts.Cancel, () => Go.Check(WaitHandle.WaitAny([never, cts.Token.WaitHandle]) == 1, "which"));
    }
}
