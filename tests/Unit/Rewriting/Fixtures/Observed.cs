namespace Unit.Rewriting.Fixtures;

/// <summary>Failed tasks that somebody looks at: no findings.</summary>
public sealed class Observed
{
    public async Task Awaited() => await Swallow(async () => await Task.Run(Fail));

    public void Waited()
    {
        Task task = Task.Run(Fail);
        try
        {
            task.Wait();
        }
        catch (AggregateException)
        {
            _ = task;
        }
    }

    public async Task ByException()
    {
        Task task = Task.Run(Fail);
        await Task.WhenAny(task);
        _ = task.Exception;
    }

    public async Task BySwallowedWhenAll() => await Swallow(async () => await Task.WhenAll(Task.Run(Fail), Task.Run(Fail)));

    public async Task BothOfARace()
    {
        Task[] tasks = [Task.Run(Fail), Task.Run(Fail)];
        Task first = await Task.WhenAny(tasks);
        _ = first.Exception;
        Task other = tasks[ReferenceEquals(first, tasks[0]) ? 1 : 0];
        await Swallow(() => other);
    }

    public async Task ByAContinuation()
    {
        Task task = Task.Run(Fail);
        await task.ContinueWith(t => t.Exception!.Message.Length, TaskContinuationOptions.OnlyOnFaulted);
    }

    public async Task CompletionSource()
    {
        var source = new TaskCompletionSource();
        source.SetException(new FormatException("seen"));
        await Swallow(() => source.Task);
    }

    public async Task ValueTaskAwaited()
    {
        try
        {
            await Later();
        }
        catch (FormatException)
        {
            await Task.Yield();
        }

        static async ValueTask Later()
        {
            await Task.Yield();
            Fail();
        }
    }

    public async Task Cancelled()
    {
        using var source = new CancellationTokenSource();
        Task task = Task.Delay(1_000, source.Token);
        source.Cancel();
        await Task.WhenAny(task);
    }

    private static void Fail() => throw new FormatException("seen");

    private static async Task Swallow(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (FormatException)
        {
            await Task.Yield();
        }
    }
}
