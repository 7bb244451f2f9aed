namespace Unit.Rewriting.Fixtures;

/// <summary>Failed tasks that nobody looks at.</summary>
public sealed class Unobserved
{
    public async Task FireAndForget() => await Ended(Task.Run(Fail));

    public async Task AsyncMethod()
    {
        Task task = Later();
        await Ended(task);

        static async Task Later()
        {
            await Task.Yield();
            Fail();
        }
    }

    public async Task CompletionSource()
    {
        var source = new TaskCompletionSource();
        source.SetException(new FormatException("unseen"));
        await Task.Yield();
    }

    public async Task OnlyTheSuccessfulContinuation()
    {
        Task next = Task.Run(Fail).ContinueWith(_ => { }, TaskContinuationOptions.OnlyOnRanToCompletion);
        await Ended(next);
    }

    public async Task WhenAllThrownAway() => await Ended(Task.WhenAll(Task.Run(Fail), Task.CompletedTask));

    public async Task LoserOfARace()
    {
        Task loser = Task.Run(Fail);
        await await Task.WhenAny(Task.CompletedTask, loser);
        await Ended(loser);
    }

    public async Task ValueTaskThrownAway()
    {
        ValueTask task = Later();
        while (!task.IsCompleted)
        {
            await Task.Yield();
        }

        static async ValueTask Later()
        {
            await Task.Yield();
            Fail();
        }
    }

    private static void Fail() => throw new FormatException("unseen");

    // Waits without looking at the outcome.
    private static async Task Ended(Task task) => await Task.WhenAny(task);
}
