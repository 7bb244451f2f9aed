namespace Unit.Primitives.Programs;

/// <summary>Programs that hang in every schedule.</summary>
public static class StuckPrograms
{
    /// <summary>The thread that the continuation must go back to waits for it.</summary>
    public static void WaitsOnTheLoopForWhatMustComeBackToIt() => new LoopContext().Run(() =>
    {
        Inner().Wait();
        return Task.CompletedTask;

        static async Task Inner() => await Task.Delay(1);
    });

    public static void WaitsOnItsSchedulersOnlyThread()
    {
        using var scheduler = new OneThreadScheduler();
        Task.Factory.StartNew(
            async () =>
            {
                Task later = Later();
                later.Wait();
                await later;
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            scheduler).Unwrap().Wait();

        static async Task Later() => await Task.Delay(1);
    }

    public static void AnExclusiveTaskWaitsForAConcurrentOne()
    {
        var pair = new ConcurrentExclusiveSchedulerPair();
        var other = new TaskFactory(pair.ConcurrentScheduler);
        new TaskFactory(pair.ExclusiveScheduler).StartNew(() => other.StartNew(() => { }).Wait()).Wait();
    }

    public static void AParentWaitsForItsOwnEndInAChild()
    {
        Task? parent = null;
        using var started = new ManualResetEventSlim();
        parent = Task.Factory.StartNew(() =>
        {
            started.Wait();
            _ = Task.Factory.StartNew(() => parent!.Wait(), TaskCreationOptions.AttachedToParent);
        });
        started.Set();
        parent.Wait();
    }

    public static void ABarrierInALoopOfOneWorker()
    {
        using var barrier = new Barrier(2);
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 1 }, _ => barrier.SignalAndWait());
    }
}
