namespace Unit.Primitives.Programs;

/// <summary>
/// Programs, rewritten before they run, that are right in every schedule: no failure, no hang, no race. Coyote 1.7.11
/// reports most of them.
/// </summary>
public static class RightPrograms
{
    public static void BarrierOrdersPhases()
    {
        int[] parts = new int[2];
        int sum = 0;
        using var barrier = new Barrier(2, _ => sum = parts[0] + parts[1]);
        void Work(int me)
        {
            parts[me] = me + 1;
            barrier.SignalAndWait();
            Require(sum == 3, $"sum {sum}");
            barrier.SignalAndWait();
            parts[me] = 0;
        }

        Parallel.Invoke(() => Work(0), () => Work(1));
        Require(parts[0] + parts[1] == 0 && barrier.CurrentPhaseNumber == 2, "phases");
    }

    public static async Task PeriodicTimerTicks()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        int ticks = 0;
        while (await timer.WaitForNextTickAsync())
        {
            if (++ticks == 3)
            {
                timer.Dispose();
            }
        }

        Require(ticks == 3, $"{ticks} ticks");
    }

    public static async Task WhenEachYieldsAll()
    {
        int sum = 0;
        await foreach (Task<int> task in Task.WhenEach(One(1), One(2), One(3)))
        {
            sum += await task;
        }

        Require(sum == 6, $"sum {sum}");

        static async Task<int> One(int n)
        {
            await Task.Delay(n);
            return n;
        }
    }

    public static void LazyPublishesWhatItsFactoryDid()
    {
        int[] plain = new int[1];
        var lazy = new Lazy<int[]>(() =>
        {
            plain[0]++;
            return plain;
        });
        Parallel.Invoke(() => Require(lazy.Value[0] == 1, "once"), () => Require(lazy.Value[0] == 1, "once"));
    }

    public static void LazyPublicationOnlyPublishesWhatTheWinnerDid()
    {
        var lazy = new Lazy<Box>(() => new Box { Value = 1 }, LazyThreadSafetyMode.PublicationOnly);
        Parallel.Invoke(() => Require(lazy.Value.Value == 1, "first"), () => Require(lazy.Value.Value == 1, "second"));
    }

    public static void LazyInitializerPublishes()
    {
        var holder = new Holder();
        Parallel.Invoke(() => Require(holder.Once.Value == 1, "once"), () => Require(holder.Once.Value == 1, "once"));
        Parallel.Invoke(() => Require(holder.Locked.Value == 1, "locked"), () => Require(holder.Locked.Value == 1, "locked"));
        Require(holder.Runs == 1, $"{holder.Runs} runs");
    }

    public static void ThreadLocalIsNotShared()
    {
        using var local = new ThreadLocal<Box>(() => new Box(), trackAllValues: true);
        Parallel.Invoke(() => local.Value!.Value++, () => local.Value!.Value++);
        Require(local.Values.Sum(b => b.Value) == 2, "each its own");
    }

    public static void WaitHandlesOrderTheirWaiters()
    {
        int data = 0;
        using var gate = new ManualResetEventSlim();
        using var source = new CancellationTokenSource();
        CancellationToken token = source.Token;
        Parallel.Invoke(
            () =>
            {
                Require(WaitHandle.WaitAny([gate.WaitHandle, token.WaitHandle]) == 1, "cancelled");
                Require(data == 1, $"data {data}");
            },
            () =>
            {
                data = 1;
                source.Cancel();
            });
    }

    public static void ParallelForOrdersItsBodyWithTheCaller()
    {
        int[] squares = new int[4];
        int start = 2;
        ParallelLoopResult result = Parallel.For(0, squares.Length, i => squares[i] = i * start);
        Require(result.IsCompleted && squares.Sum() == 12, $"sum {squares.Sum()}");
    }

    public static void ParallelForEachWithLocals()
    {
        int total = 0;
        Parallel.ForEach([1, 2, 3], () => 0, (n, _, sum) => sum + n, sum => Interlocked.Add(ref total, sum));
        Require(total == 6, $"total {total}");
    }

    public static async Task ForEachAsyncOrdersItsBodyWithTheCaller()
    {
        int[] seen = new int[3];
        await Parallel.ForEachAsync(Enumerable.Range(0, 3), async (i, token) =>
        {
            await Task.Delay(1, token);
            seen[i] = 1;
        });
        Require(seen.Sum() == 3, "all");
        await Parallel.ForEachAsync(Numbers(), (i, _) =>
        {
            seen[i] = 2;
            return default;
        });
        Require(seen.Sum() == 6, "all again");

        static async IAsyncEnumerable<int> Numbers()
        {
            for (int i = 0; i < 3; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }

    public static async Task ATimeoutOfAMinuteNeverBeatsAMillisecond()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await Task.Delay(1).WaitAsync(TimeSpan.FromSeconds(60), source.Token);
        Task first = await Task.WhenAny(Task.Delay(1), Task.Delay(60_000));
        Require(first.IsCompletedSuccessfully && !source.IsCancellationRequested, "time");
    }

    public static async Task AnEndlessDelayEndsCancelled()
    {
        using var source = new CancellationTokenSource();
        Task delay = Task.Delay(-1, source.Token);
        await source.CancelAsync();
        try
        {
            await delay;
            Require(false, "completed");
        }
        catch (OperationCanceledException)
        {
            Require(delay.IsCanceled, "cancelled");
        }
    }

    public static async Task ConfigureAwaitOptionsAreKnown()
    {
        await Task.FromException(new FormatException()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException(what);
        }
    }

    private sealed class Box
    {
        public int Value { get; set; }
    }

    private sealed class Holder
    {
        private Box? _once;
        private Box? _locked;
        private bool _isMade;
        private object? _gate;

        public int Runs { get; private set; }

        public Box Once => LazyInitializer.EnsureInitialized(ref _once, () => new Box { Value = 1 });

        public Box Locked => LazyInitializer.EnsureInitialized(ref _locked, ref _isMade, ref _gate, () => new Box { Value = ++Runs })!;
    }
}
