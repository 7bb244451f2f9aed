namespace Corpus;

/// <summary>TaskScheduler, ConcurrentExclusiveSchedulerPair, schedulers of the program's own.</summary>
public static class Schedulers
{
    private sealed class OnThreads : TaskScheduler
    {
        protected override IEnumerable<Task> GetScheduledTasks() => [];

        protected override void QueueTask(Task task) => new Thread(() => TryExecuteTask(task)).Start();

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;
    }

    [Correct]
    public static async Task ExclusiveRunsOneByOne()
    {
        var pair = new ConcurrentExclusiveSchedulerPair();
        var factory = new TaskFactory(pair.ExclusiveScheduler);
        int n = 0;
        await Task.WhenAll(factory.StartNew(() => n++), factory.StartNew(() => n++), factory.StartNew(() => n++));
        Go.Check(n == 3, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task ConcurrentRunsBeside()
    {
        var pair = new ConcurrentExclusiveSchedulerPair();
        var factory = new TaskFactory(pair.ConcurrentScheduler);
        int n = 0;
        await Task.WhenAll(factory.StartNew(() => n++), factory.StartNew(() => n++));
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Correct]
    public static async Task OwnScheduler()
    {
        int n = 0;
        await Task.Factory.StartNew(() => n = 1, CancellationToken.None, TaskCreationOptions.None, new OnThreads());
        Go.Check(n == 1, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task OwnSchedulerRaces()
    {
        int n = 0;
        var factory = new TaskFactory(new OnThreads());
        await Task.WhenAll(factory.StartNew(() => n++), factory.StartNew(() => n++));
        Go.Check(n == 2, $"lost update: {n}");
    }
}
