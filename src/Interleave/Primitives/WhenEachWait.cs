namespace Interleave.Primitives;

/// <summary>A consumer of Task.WhenEach that waits for the next task to complete.</summary>
internal sealed class WhenEachWait : TimedPromise
{
    private readonly TaskCompletionSource<bool> _promise = new();

    internal override Task Promise => _promise.Task;

    internal Task<bool> Task => _promise.Task;

    internal void Complete() => End(() => _promise.TrySetResult(true));

    protected override void SetDue() => throw new InvalidOperationException("It has no time limit.");

    protected override void SetCancelled() => _promise.TrySetCanceled(Token);
}
