using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Task.WaitAsync: ends like a task, or by time-out or cancellation.</summary>
/// <typeparam name="TResult">The task's result; <see cref="Nothing"/> for a task without one.</typeparam>
internal sealed class WaitAsyncPromise<TResult>(Task task) : TimedPromise
{
    private readonly TaskCompletionSource<TResult> _promise = new();

    internal override Task Promise => _promise.Task;

    internal Task<TResult> Task => _promise.Task;

    internal void Begin(LogicalThread thread, TimeSpan timeout, CancellationToken token)
    {
        Begin(thread, "Task.WaitAsync", timeout, token);
        thread.Execution.FaultedTasks.Add(Promise);
        new CallbackContinuation(thread, "Task.WaitAsync", () => End(SetLikeTask)).Await(thread, task);
    }

    protected override void SetDue() => _promise.TrySetException(new TimeoutException());

    protected override void SetCancelled() => _promise.TrySetCanceled(Token);

    private void SetLikeTask()
    {
        if (task is Task<TResult> typed)
        {
            _promise.TrySetFromTask(typed);
        }
        else if (task.IsFaulted)
        {
            _promise.TrySetException(task.Exception!.InnerExceptions);
        }
        else if (task.IsCanceled)
        {
            _promise.TrySetCanceled(CancelledBy(task));
        }
        else
        {
            _promise.TrySetResult(default!);
        }
    }

    private static CancellationToken CancelledBy(Task cancelled)
    {
        try
        {
            cancelled.GetAwaiter().GetResult();
            return default;
        }
        catch (OperationCanceledException exception)
        {
            return exception.CancellationToken;
        }
    }
}
