namespace Unit.Primitives.Programs;

/// <summary>Programs with a data race, which must be found by the order of accesses in some schedule.</summary>
public static class RacyPrograms
{
    private static int s_total;

    public static void ParallelForAddsUnlocked() => Parallel.For(0, 3, i => s_total += i);

    public static void ParallelForEachAddsUnlocked() => Parallel.ForEach(new List<int> { 1, 2, 3 }, i => s_total += i);

    public static void ParallelForEachOverASequenceAddsUnlocked() => Parallel.ForEach(Enumerable.Range(0, 3).Where(i => i >= 0), i => s_total += i);

    public static void InvokeWritesTheSame() => Parallel.Invoke(() => s_total = 1, () => s_total = 2);

    public static Task ForEachAsyncAddsUnlocked() => Parallel.ForEachAsync([1, 2, 3], (i, _) =>
    {
        s_total += i;
        return default;
    });

    public static void ParallelForReadsItsNeighbour()
    {
        int[] cells = new int[4];
        Parallel.For(1, 4, i => cells[i] = cells[i - 1] + 1);
    }

    public static void BarrierTooLate()
    {
        using var barrier = new Barrier(2);
        Parallel.Invoke(Work, Work);

        void Work()
        {
            barrier.SignalAndWait();
            s_total++;
        }
    }

    public static void ConcurrentTasksOfAPairWriteTheSame()
    {
        var factory = new TaskFactory(new ConcurrentExclusiveSchedulerPair().ConcurrentScheduler);
        Task.WaitAll(factory.StartNew(() => s_total = 1), factory.StartNew(() => s_total = 2));
    }

    public static void AParentReadsWhatItsChildWrites() => Task.Factory.StartNew(() =>
    {
        _ = Task.Factory.StartNew(() => s_total = 1, TaskCreationOptions.AttachedToParent);
        return s_total;
    }).Wait();

    public static void WhenAnyOfTwoSaysNothingAboutTheOther()
    {
        Task[] tasks = [Task.Run(() => s_total = 1), Task.Delay(1)];
        Task.Factory.ContinueWhenAny(tasks, _ => s_total).Wait();
    }

    public static void ATickDoesNotOrderTheThreadsBesideIt()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        Task other = Task.Run(() => s_total = 1);
        Ticks().Wait();
        other.Wait();

        async Task Ticks()
        {
            await timer.WaitForNextTickAsync();
            s_total++;
        }
    }

    public static void LazyWithoutSynchronisation()
    {
        var lazy = new Lazy<object>(() => new object(), LazyThreadSafetyMode.None);
        Parallel.Invoke(() => _ = lazy.Value, () => _ = lazy.Value);
    }
}
