using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>TaskFactory.FromAsync: a task over a pair of begin and end methods.</summary>
/// <typeparam name="TResult">What the end method returns; <see cref="Nothing"/> for none.</typeparam>
internal sealed class AsyncPattern<TResult>
{
    private readonly TaskCompletionSource<TResult> _promise;
    private readonly Execution _execution;
    private readonly Delegate _end;
    private bool _hasEnded;

    private AsyncPattern(LogicalThread thread, Delegate? end, StartOptions options, object? state)
    {
        ArgumentNullException.ThrowIfNull(end, "endMethod");
        RequireAllowed(options.Creation);
        (_execution, _end) = (thread.Execution, end);
        _promise = new TaskCompletionSource<TResult>(state);
        TaskResource resource = TaskResource.Created(thread, _promise.Task);
        resource.Label = "FromAsync";
        resource.QueuesContinuations = options.Creation.HasFlag(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal static Task<TResult> Begin(
        LogicalThread thread, Func<AsyncCallback, object?, IAsyncResult>? begin, Delegate? end, StartOptions options, object? state)
    {
        ArgumentNullException.ThrowIfNull(begin, "beginMethod");
        var pattern = new AsyncPattern<TResult>(thread, end, options, state);
        IAsyncResult started = begin(pattern.End, state);
        if (started is { CompletedSynchronously: true })
        {
            pattern.End(started);
        }

        return pattern._promise.Task;
    }

    internal static Task<TResult> Of(LogicalThread thread, IAsyncResult asyncResult, Delegate? end, StartOptions options)
    {
        ArgumentNullException.ThrowIfNull(asyncResult);
        var pattern = new AsyncPattern<TResult>(thread, end, options, null);
        if (asyncResult.IsCompleted)
        {
            pattern.End(asyncResult);
        }
        else
        {
            // In .NET a registered wait; a task of its own that waits is the same to see.
            _ = TaskFactoryModel.Begin<Nothing>(
                thread,
                () =>
                {
                    WaitHandleModel.WaitOne(asyncResult.AsyncWaitHandle);
                    pattern.End(asyncResult);
                },
                null,
                options with { Creation = TaskCreationOptions.None });
        }

        return pattern._promise.Task;
    }

    private static void RequireAllowed(TaskCreationOptions creationOptions)
    {
        const TaskCreationOptions Allowed = TaskCreationOptions.AttachedToParent | TaskCreationOptions.DenyChildAttach
            | TaskCreationOptions.HideScheduler | TaskCreationOptions.RunContinuationsAsynchronously;
        if ((creationOptions & ~Allowed) != TaskCreationOptions.None)
        {
            throw new ArgumentOutOfRangeException(nameof(creationOptions));
        }
    }

    private void End(IAsyncResult result)
    {
        if (_execution.IsStopping || _hasEnded)
        {
            return;
        }

        if (LogicalThread.Current is not { } thread)
        {
            _execution.NoteUncontrolled(
                $"The callback given to a begin method by FromAsync was called on the OS thread '{Thread.CurrentThread.Name}', which the tester does not "
                + "control. Have the assembly with the begin method rewritten, or replace it by a fake.");
            return;
        }

        _hasEnded = true;
        try
        {
            TResult value = default!;
            if (_end is Func<IAsyncResult, TResult> function)
            {
                value = function(result);
            }
            else
            {
                ((Action<IAsyncResult>)_end)(result);
            }

            Complete(thread, () => _promise.TrySetResult(value));
        }
        catch (OperationCanceledException exception)
        {
            Complete(thread, () => _promise.TrySetCanceled(exception.CancellationToken));
        }
        catch (Exception exception) when (exception is not TeardownException)
        {
            Complete(thread, () => _promise.TrySetException(exception));
        }
    }

    private void Complete(LogicalThread thread, Action complete)
    {
        bool queue = Completion.Begin(thread, _promise.Task);
        try
        {
            complete();
        }
        finally
        {
            Completion.End(thread, _promise.Task, queue);
        }
    }
}
