using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// A delegate that a logical thread runs and whose end completes a promise: Task.Run, StartNew, a continuation task.
/// Never a real task execution, so that continuations inside it see no task scheduler.
/// </summary>
internal abstract class TaskJob
{
    private static readonly Action<object?> s_run = static j => ((TaskJob)j!).Run();

    [ThreadStatic]
    private static Task? t_current;

    private CancellationCallback? _cancellation;
    private bool _isStarted;

    protected TaskJob(Delegate body, object? state, CancellationToken token)
    {
        (Body, State, Token) = (body, state, token);
    }

    /// <summary>The task whose body the calling thread runs; null outside of any.</summary>
    internal static Task? Current => LogicalThread.Current is null ? null : t_current;

    /// <summary>What callers hold.</summary>
    internal abstract Task Promise { get; }

    protected Delegate Body { get; }

    protected object? State { get; }

    protected CancellationToken Token { get; }

    /// <summary>Notes the promise; the job is not running yet.</summary>
    internal void Create(LogicalThread thread, string label, bool queuesContinuations)
    {
        TaskResource resource = TaskResource.Created(thread, Promise);
        resource.Label = label;
        resource.QueuesContinuations = queuesContinuations;
        resource.DelegateStatus = TaskStatus.WaitingToRun;
        if (Token.CanBeCanceled)
        {
            // A job whose token is cancelled before it starts never runs; callers see it cancelled at once.
            _cancellation = CancellationCallback.ForModel(thread, static j => ((TaskJob)j!).CancelUnstarted(), this, Token);
        }
    }

    /// <summary>Runs it on a logical thread of its own.</summary>
    internal void Spawn(LogicalThread thread)
    {
        if (thread.Execution.IsStopping)
        {
            throw TeardownException.Instance;
        }

        if (!Promise.IsCompleted)
        {
            LogicalThread spawned = thread.Execution.Spawn(ThreadKind.PoolItem, "task", s_run, this);
            thread.Execution.Note(thread, AccessKind.Spawn, spawned.Ended);
        }
    }

    /// <summary>Runs it on the calling logical thread.</summary>
    internal void Run()
    {
        LogicalThread thread = LogicalThread.Current!;
        if (Promise.IsCompleted || _isStarted)
        {
            return;
        }

        _isStarted = true;
        _cancellation?.Unregister();
        TaskResource resource = TaskResource.Of(thread, Promise);
        resource.DelegateStatus = TaskStatus.Running;
        resource.Runner = thread;
        Exception? failure = null;
        Task? outer = t_current;
        t_current = Promise;
        try
        {
            Invoke();
        }
        catch (TeardownException)
        {
            throw;
        }
        catch (Exception exception)
        {
            failure = exception;
        }
        finally
        {
            t_current = outer;
        }

        resource.Runner = null;
        Finish(thread, failure);
    }

    /// <summary>Cancels it before it started.</summary>
    internal void CancelUnstarted()
    {
        if (!_isStarted && LogicalThread.Current is { } thread)
        {
            _isStarted = true;
            Complete(thread, () => Cancel(Token));
        }
    }

    /// <summary>Runs the body; keeps its result.</summary>
    protected abstract void Invoke();

    /// <summary>Completes the promise with what <see cref="Invoke"/> kept.</summary>
    protected abstract void Succeed();

    protected abstract void Fault(Exception exception);

    protected abstract void Cancel(CancellationToken token);

    /// <summary>The body has ended: completes the promise, by default at once.</summary>
    protected virtual void Finish(LogicalThread thread, Exception? failure) => Complete(thread, () => SetEnd(failure));

    /// <summary>An operation-cancelled exception with the job's own token cancels it; any other exception is a fault.</summary>
    protected virtual bool IsCancellation(Exception exception, out CancellationToken token)
    {
        token = Token;
        return exception is OperationCanceledException cancelled && Token.IsCancellationRequested && cancelled.CancellationToken == Token;
    }

    protected void SetEnd(Exception? failure)
    {
        if (failure is null)
        {
            Succeed();
        }
        else if (IsCancellation(failure, out CancellationToken token))
        {
            Cancel(token);
        }
        else
        {
            Fault(failure);
        }
    }

    protected void Complete(LogicalThread thread, Action complete)
    {
        bool queue = Completion.Begin(thread, Promise);
        try
        {
            complete();
        }
        finally
        {
            Completion.End(thread, Promise, queue);
        }
    }
}
