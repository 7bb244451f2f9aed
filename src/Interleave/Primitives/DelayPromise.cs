namespace Interleave.Primitives;

/// <summary>Task.Delay.</summary>
internal sealed class DelayPromise : TimedPromise
{
    private readonly TaskCompletionSource _promise = new();

    internal override Task Promise => _promise.Task;

    protected override void SetDue() => _promise.TrySetResult();

    protected override void SetCancelled() => _promise.TrySetCanceled(Token);
}
