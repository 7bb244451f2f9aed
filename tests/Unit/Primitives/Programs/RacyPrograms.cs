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

    public static void LazyWithoutSynchronisation()
    {
        var lazy = new Lazy<object>(() => new object(), LazyThreadSafetyMode.None);
        Parallel.Invoke(() => _ = lazy.Value, () => _ = lazy.Value);
    }
}
