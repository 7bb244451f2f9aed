using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>One incomplete SemaphoreSlim.WaitAsync. Its continuations are always queued, as in .NET.</summary>
internal sealed class SemaphoreWaiter(SemaphoreSlimResource semaphore) : TimedPromise
{
    private readonly TaskCompletionSource<bool> _promise = new();

    internal override Task Promise => _promise.Task;

    internal Task<bool> Task => _promise.Task;

    /// <summary>Gives it the unit that the caller has already taken off the count.</summary>
    internal void Grant(LogicalThread thread)
    {
        bool queue = Completion.Queue(queue: true);
        try
        {
            Disarm();
            thread.Execution.Order(thread, AccessKind.Signal, TaskResource.Of(thread, Task));
            _promise.TrySetResult(true);
        }
        finally
        {
            Completion.End(thread, null, queue);
        }
    }

    protected override void SetDue()
    {
        semaphore.AsyncWaiters.Remove(this);
        _promise.TrySetResult(false);
    }

    protected override void SetCancelled()
    {
        semaphore.AsyncWaiters.Remove(this);
        _promise.TrySetCanceled(Token);
    }
}
