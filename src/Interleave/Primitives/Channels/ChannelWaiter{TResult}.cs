using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>An incomplete ReadAsync, WriteAsync, WaitToReadAsync or WaitToWriteAsync of a channel, in the list it waits in.</summary>
internal class ChannelWaiter<TResult>(List<ChannelWaiter<TResult>> list) : TimedPromise
{
    // Ends as the framework's operation does: cancelled by an exception, it throws that exception and no other.
    private AsyncTaskMethodBuilder<TResult> _promise = AsyncTaskMethodBuilder<TResult>.Create();

    internal override Task Promise => _promise.Task;

    internal Task<TResult> Task => _promise.Task;

    /// <summary>Stands in the list from now on, until it is completed or its token is cancelled.</summary>
    internal void Begin(LogicalThread thread, string call, ChannelResource channel, bool queuesContinuations, CancellationToken token)
    {
        list.Add(this);
        TaskResource resource = TaskResource.Created(thread, Promise);
        resource.Subject = channel;
        resource.QueuesContinuations = queuesContinuations;
        Begin(thread, call, Timeout.InfiniteTimeSpan, token);
    }

    /// <summary>Completes it. Whoever calls has taken it out of the list.</summary>
    internal void Grant(LogicalThread? thread, TResult result) => Complete(thread, () => _promise.SetResult(result));

    /// <summary>Ends it by an exception; cancels it if that is what the exception says.</summary>
    internal void Fail(LogicalThread? thread, Exception error) => Complete(thread, () => Fail(error));

    protected override void SetDue() => throw new InvalidOperationException("A channel's operation has no time limit.");

    protected override void SetCancelled()
    {
        list.Remove(this);
        Fail(new OperationCanceledException(Token));
    }

    private void Fail(Exception error)
    {
        _promise.SetException(error);
        // The real operation is no task: nobody is told when its exception goes unobserved.
        _ = Task.Exception;
    }

    private void Complete(LogicalThread? thread, Action complete)
    {
        if (Task.IsCompleted)
        {
            return;
        }

        Disarm();
        if (thread is null)
        {
            complete();
            return;
        }

        TaskResource resource = TaskResource.Of(thread, Promise);
        thread.Execution.Order(thread, AccessKind.Signal, resource);
        bool queue = Completion.Queue(resource.QueuesContinuations);
        try
        {
            complete();
        }
        finally
        {
            Completion.End(thread, null, queue);
        }
    }
}
