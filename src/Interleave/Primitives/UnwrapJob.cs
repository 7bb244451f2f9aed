using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A job whose delegate returns a task, and whose promise ends like that task: Task.Run of an async method.</summary>
internal class UnwrapJob : TaskJob
{
    private readonly TaskCompletionSource? _promise;
    private Task? _inner;

    internal UnwrapJob(Func<Task?> body, CancellationToken token)
        : base(body, null, token)
    {
        _promise = new TaskCompletionSource();
    }

    private protected UnwrapJob(Delegate body, CancellationToken token)
        : base(body, null, token)
    {
    }

    internal override Task Promise => _promise!.Task;

    /// <summary>Ends the promise like a completed task.</summary>
    internal void CompleteLike(Task inner)
    {
        if (LogicalThread.Current is { } thread && !thread.Execution.IsStopping)
        {
            Complete(thread, () => SetFrom(inner));
        }
    }

    protected virtual void SetFrom(Task inner) => _promise!.TrySetFromTask(inner);

    protected sealed override void Invoke() => _inner = ((Func<Task?>)Body)();

    protected override void Finish(LogicalThread thread, Exception? failure)
    {
        if (failure is not null || _inner is null)
        {
            base.Finish(thread, failure);
        }
        else if (_inner.IsCompleted)
        {
            TaskResource.SeenAll(thread, [_inner]);
            CompleteLike(_inner);
        }
        else
        {
            new ForwardContinuation(thread, this, _inner).Await(thread, _inner);
        }
    }

    /// <summary>Any operation-cancelled exception cancels an unwrapping task, whatever its token (Task.Run's documented difference from StartNew).</summary>
    protected override bool IsCancellation(Exception exception, out CancellationToken token)
    {
        token = (exception as OperationCanceledException)?.CancellationToken ?? default;
        return exception is OperationCanceledException;
    }

    /// <summary>A delegate that returned null instead of a task.</summary>
    protected override void Succeed() => Cancel(default);

    protected override void Fault(IEnumerable<Exception> exceptions) => _promise!.TrySetException(exceptions);

    protected override void Cancel(CancellationToken token) => _promise!.TrySetCanceled(token);
}
