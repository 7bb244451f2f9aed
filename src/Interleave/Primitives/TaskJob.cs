using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// A delegate that a logical thread runs and whose end completes a promise: Task.Run, StartNew, a continuation task.
/// Never a real task execution, so that continuations inside it see no task scheduler.
/// </summary>
internal abstract class TaskJob
{
    private static readonly Action<object?> s_run = static j => ((TaskJob)j!).TryRun();

    [ThreadStatic]
    private static Task? t_current;

    private readonly TaskFamily _family = new();
    private CancellationCallback? _cancellation;
    private TaskFamily? _parent;
    private JobOptions _options;
    private bool _isStarted;

    protected TaskJob(Delegate body, object? state, CancellationToken token)
    {
        (Body, State, Token) = (body, state, token);
    }

    /// <summary>The task whose body the calling thread runs; null outside of any.</summary>
    internal static Task? Current => LogicalThread.Current is null ? null : t_current;

    /// <summary>What callers hold.</summary>
    internal abstract Task Promise { get; }

    /// <summary>The program's own scheduler; null for the default one.</summary>
    internal TaskScheduler? Scheduler => _options.Scheduler;

    protected Delegate Body { get; }

    protected object? State { get; }

    protected CancellationToken Token { get; }

    /// <summary>Notes the promise; the job is not running yet.</summary>
    internal void Create(LogicalThread thread, string label, JobOptions options)
    {
        _options = options;
        TaskResource resource = TaskResource.Created(thread, Promise);
        (resource.Label, resource.Job, resource.Options) = (label, this, options.Creation);
        resource.QueuesContinuations = options.Creation.HasFlag(TaskCreationOptions.RunContinuationsAsynchronously);
        resource.DelegateStatus = TaskStatus.WaitingToRun;
        if (options.Creation.HasFlag(TaskCreationOptions.AttachedToParent))
        {
            _parent = Ambient.Of(thread).Family;
            _parent?.Add();
        }

        if (Token.CanBeCanceled && !options.IsLazilyCancelled)
        {
            // A job whose token is cancelled before it starts never runs; callers see it cancelled at once.
            _cancellation = CancellationCallback.ForModel(thread, static j => ((TaskJob)j!).CancelUnstarted(), this, Token);
        }
    }

    /// <summary>Runs it on a logical thread of its own, or gives it to its scheduler.</summary>
    /// <exception cref="TaskSchedulerException">The scheduler did not take it; the task is then faulted with the same.</exception>
    internal void Spawn(LogicalThread thread)
    {
        if (thread.Execution.IsStopping)
        {
            throw TeardownException.Instance;
        }

        if (Promise.IsCompleted)
        {
            return;
        }

        if (Scheduler is { } scheduler)
        {
            if (TryQueue(thread, scheduler) is { } refused)
            {
                // Told to the caller, and so observed.
                _ = Promise.Exception;
                throw refused;
            }

            return;
        }

        LogicalThread spawned = thread.Execution.Spawn(ThreadKind.PoolItem, "task", s_run, this);
        thread.Execution.Note(thread, AccessKind.Spawn, spawned.Ended);
    }

    /// <summary>As <see cref="Spawn"/>; that the scheduler did not take it is told by the task alone.</summary>
    internal void SpawnQuietly(LogicalThread thread)
    {
        if (Scheduler is null || Promise.IsCompleted)
        {
            Spawn(thread);
        }
        else
        {
            TryQueue(thread, Scheduler);
        }
    }

    /// <summary>Runs it inside the call that made it ready, if its scheduler lets it.</summary>
    internal void RunHere(LogicalThread thread)
    {
        if (Scheduler is null)
        {
            TryRun();
        }
        else if (!Promise.IsCompleted && !Schedulers.TryInline(thread, Scheduler, Promise, wasQueued: false))
        {
            SpawnQuietly(thread);
        }
    }

    /// <summary>Runs it on the calling logical thread.</summary>
    /// <returns>False when it has begun or was cancelled already.</returns>
    internal bool TryRun()
    {
        LogicalThread thread = LogicalThread.Current!;
        if (Promise.IsCompleted || _isStarted)
        {
            return false;
        }

        if (_options.IsLazilyCancelled && Token.IsCancellationRequested)
        {
            CancelUnstarted();
            return false;
        }

        _isStarted = true;
        _cancellation?.Unregister();
        TaskResource resource = TaskResource.Of(thread, Promise);
        thread.Execution.Order(thread, AccessKind.Acquire, resource);
        resource.DelegateStatus = TaskStatus.Running;
        resource.Runner = thread;
        Exception? failure = InvokeInside(thread);
        resource.Runner = null;
        if (_family.HasLivingChildren)
        {
            resource.DelegateStatus = TaskStatus.WaitingForChildrenToComplete;
        }

        _family.BodyEnded(thread, resource, t => Finish(t, failure));
        return true;
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

    protected abstract void Fault(IEnumerable<Exception> exceptions);

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
        CancellationToken token = default;
        bool isCancelled = failure is not null && IsCancellation(failure, out token);
        if (_family.Failures.Count > 0)
        {
            Fault(failure is null || isCancelled ? _family.Failures : [failure, .. _family.Failures]);
        }
        else if (failure is null)
        {
            Succeed();
        }
        else if (isCancelled)
        {
            Cancel(token);
        }
        else
        {
            Fault([failure]);
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

        _parent?.ChildEnded(thread, Promise);
    }

    /// <summary>Null when the scheduler took it; else the task is faulted with what is returned.</summary>
    private TaskSchedulerException? TryQueue(LogicalThread thread, TaskScheduler scheduler)
    {
        try
        {
            // What came before the queueing comes before the body, whatever the scheduler does in between.
            thread.Execution.Order(thread, AccessKind.Signal, TaskResource.Of(thread, Promise));
            Schedulers.Queue(scheduler, Promise);
            return null;
        }
        catch (Exception exception) when (exception is not TeardownException)
        {
            var refused = new TaskSchedulerException(exception);
            _isStarted = true;
            Complete(thread, () => Fault([refused]));
            return refused;
        }
    }

    /// <summary>The body, inside the surroundings of its task; they are the caller's again afterwards.</summary>
    private Exception? InvokeInside(LogicalThread thread)
    {
        Ambient ambient = Ambient.Of(thread);
        (SynchronizationContext?, TaskScheduler?, TaskFamily?) saved = ambient.Get();
        ambient.Scheduler = _options.Creation.HasFlag(TaskCreationOptions.HideScheduler) ? null : Scheduler;
        ambient.Family = _options.Creation.HasFlag(TaskCreationOptions.DenyChildAttach) ? null : _family;
        Task? outer = t_current;
        t_current = Promise;
        try
        {
            Invoke();
            return null;
        }
        catch (Exception exception) when (exception is not TeardownException)
        {
            return exception;
        }
        finally
        {
            t_current = outer;
            ambient.Set(saved);
        }
    }
}
