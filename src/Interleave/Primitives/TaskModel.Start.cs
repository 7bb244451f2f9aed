using Interleave.Runtime;

#pragma warning disable CA1068 // Parameters are those of the modelled member.
#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Task.

namespace Interleave.Primitives;

/// <content>Tasks made by their constructor: real ones, run by a logical thread that calls the real RunSynchronously.</content>
public static partial class TaskModel
{
    private static readonly Action<object?> s_run = static t => RunReal((Task)t!);

    [ThreadStatic]
    private static TaskResource? t_running;

    public static Task ctor(Action action) => ctor(action, default, TaskCreationOptions.None);

    public static Task ctor(Action action, CancellationToken cancellationToken) => ctor(action, cancellationToken, TaskCreationOptions.None);

    public static Task ctor(Action action, TaskCreationOptions creationOptions) => ctor(action, default, creationOptions);

    public static Task ctor(Action action, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
    {
        ArgumentNullException.ThrowIfNull(action);
        return LogicalThread.Current is { } thread
            ? Made(thread, new Task(() => Signalling(action), cancellationToken, Stripped(creationOptions)), creationOptions)
            : new Task(action, cancellationToken, creationOptions);
    }

    public static Task ctor(Action<object?> action, object? state) => ctor(action, state, default, TaskCreationOptions.None);

    public static Task ctor(Action<object?> action, object? state, CancellationToken cancellationToken) => ctor(action, state, cancellationToken, TaskCreationOptions.None);

    public static Task ctor(Action<object?> action, object? state, TaskCreationOptions creationOptions) => ctor(action, state, default, creationOptions);

    public static Task ctor(Action<object?> action, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
    {
        ArgumentNullException.ThrowIfNull(action);
        return LogicalThread.Current is { } thread
            ? Made(thread, new Task(s => Signalling(() => action(s)), state, cancellationToken, Stripped(creationOptions)), creationOptions)
            : new Task(action, state, cancellationToken, creationOptions);
    }

    public static void Start(Task task) => Start(task, TaskSchedulerModel.get_Current());

    public static void Start(Task task, TaskScheduler scheduler)
    {
        if (LogicalThread.Current is not { } thread)
        {
            task.Start(scheduler);
            return;
        }

        TaskResource resource = Startable(thread, task, scheduler, "Start");
        resource.DelegateStatus = TaskStatus.WaitingToRun;
        if (resource.Scheduler is { } custom)
        {
            thread.Execution.Order(thread, AccessKind.Signal, resource);
            Schedulers.Queue(custom, task);
            return;
        }

        LogicalThread spawned = thread.Execution.Spawn(ThreadKind.PoolItem, "task", s_run, task);
        thread.Execution.Note(thread, AccessKind.Spawn, spawned.Ended);
    }

    public static void RunSynchronously(Task task) => RunSynchronously(task, TaskSchedulerModel.get_Current());

    public static void RunSynchronously(Task task, TaskScheduler scheduler)
    {
        if (LogicalThread.Current is not { } thread)
        {
            task.RunSynchronously(scheduler);
            return;
        }

        TaskResource resource = Startable(thread, task, scheduler, "RunSynchronously");
        if (resource.Scheduler is not { } custom)
        {
            RunReal(task);
            return;
        }

        resource.DelegateStatus = TaskStatus.WaitingToRun;
        if (!Schedulers.TryInline(thread, custom, task, wasQueued: false))
        {
            thread.Execution.Order(thread, AccessKind.Signal, resource);
            Schedulers.Queue(custom, task);
        }

        TaskResource.Settle(task);
    }

    /// <summary>A scheduler runs a task that was made by its constructor.</summary>
    /// <returns>False when it has begun already.</returns>
    internal static bool TryRunReal(LogicalThread thread, Task task)
    {
        TaskResource resource = TaskResource.Of(thread, task);
        if (task.IsCompleted || resource.DelegateStatus != TaskStatus.WaitingToRun)
        {
            return false;
        }

        thread.Execution.Order(thread, AccessKind.Acquire, resource);
        RunReal(task);
        return true;
    }

    internal static TTask Made<TTask>(LogicalThread thread, TTask task, TaskCreationOptions options)
        where TTask : Task
    {
        TaskResource resource = TaskResource.Created(thread, task);
        resource.DelegateStatus = TaskStatus.Created;
        resource.Options = options;
        resource.QueuesContinuations = options.HasFlag(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskFamily? parent = options.HasFlag(TaskCreationOptions.AttachedToParent) ? Ambient.Of(thread).Family : null;
        parent?.Add();
        resource.Family = (new TaskFamily(), parent);
        return task;
    }

    /// <summary>The options the real task gets: what would reach the real pool is taken off, and what is modelled here.</summary>
    internal static TaskCreationOptions Stripped(TaskCreationOptions options)
    {
        RequireValid(options);
        return options & ~(TaskCreationOptions.RunContinuationsAsynchronously | TaskCreationOptions.AttachedToParent);
    }

    /// <summary>Throws for options that do not exist.</summary>
    internal static void RequireValid(TaskCreationOptions creationOptions)
    {
        const TaskCreationOptions All = TaskCreationOptions.PreferFairness | TaskCreationOptions.LongRunning | TaskCreationOptions.AttachedToParent
            | TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler | TaskCreationOptions.RunContinuationsAsynchronously;
        if ((creationOptions & ~All) != TaskCreationOptions.None)
        {
            throw new ArgumentOutOfRangeException(nameof(creationOptions));
        }
    }

    /// <summary>Runs a body that a real task is about to complete after: the scheduling point before that stands at its end.</summary>
    internal static void Signalling(Action body)
    {
        Exception? failure = null;
        try
        {
            body();
        }
        catch (Exception exception) when (exception is not TeardownException)
        {
            failure = exception;
            if (t_running?.Family is not { Own: { HasLivingChildren: true } or { Failures.Count: > 0 } })
            {
                Signal();
                throw;
            }
        }

        IReadOnlyList<Exception> failures = ChildrenEnd();
        Signal();
        if (failure is not null || failures.Count > 0)
        {
            Exception[] all = failure is null ? [.. failures] : [failure, .. failures];
            throw all.Length == 1 ? all[0] : new AggregateException(all);
        }
    }

    /// <summary>A real task completes when its delegate returns, so the delegate waits for the attached children.</summary>
    private static IReadOnlyList<Exception> ChildrenEnd()
    {
        if (LogicalThread.Current is not { } thread || t_running is not { Family: { } family } running)
        {
            return [];
        }

        if (family.Own.HasLivingChildren)
        {
            if (running.Scheduler is not null)
            {
                thread.Execution.FailUncontrolled(
                    $"{running}: a task made by its constructor that waits for attached children on a TaskScheduler of the program's own is not modelled. "
                    + "Start it with TaskFactory.StartNew.");
            }

            running.DelegateStatus = TaskStatus.WaitingForChildrenToComplete;
            TaskFamilyResource children = thread.Execution.NewResource<TaskFamilyResource>();
            children.Family = family.Own;
            thread.Execution.Block(thread, AccessKind.Wait, children);
        }

        family.Own.Seen(thread);
        return family.Own.Failures;
    }

    private static void Signal()
    {
        if (LogicalThread.Current is { } thread && t_running is { } running)
        {
            thread.Execution.Point(thread, AccessKind.Signal, running);
            _ = Completion.Queue(running.QueuesContinuations);
        }
    }

    private static TaskResource Startable(LogicalThread thread, Task task, TaskScheduler scheduler, string call)
    {
        TaskScheduler? custom = Schedulers.Custom(thread, scheduler);
        TaskResource resource = TaskResource.Of(thread, task);
        if (!resource.IsControlled && task.Status == TaskStatus.Created)
        {
            resource.IsControlled = true;
            resource.DelegateStatus = TaskStatus.Created;
        }

        if (task.IsCompleted)
        {
            throw new InvalidOperationException($"{call} may not be called on a task that has completed.");
        }

        if (resource.DelegateStatus is TaskStatus.WaitingForActivation)
        {
            throw new InvalidOperationException($"{call} may not be called on a promise-style task.");
        }

        if (resource.DelegateStatus != TaskStatus.Created)
        {
            throw new InvalidOperationException($"{call} may not be called on a task that was already started.");
        }

        resource.Scheduler = custom;
        return resource;
    }

    private static void RunReal(Task task)
    {
        LogicalThread thread = LogicalThread.Current!;
        TaskResource resource = TaskResource.Of(thread, task);
        if (task.IsCompleted)
        {
            return;
        }

        resource.DelegateStatus = TaskStatus.Running;
        resource.Runner = thread;
        TaskResource? outer = t_running;
        t_running = resource;
        TaskCreationOptions options = resource.Options ?? task.CreationOptions;
        Ambient ambient = Ambient.Of(thread);
        (SynchronizationContext?, TaskScheduler?, TaskFamily?) saved = ambient.Get();
        ambient.Scheduler = options.HasFlag(TaskCreationOptions.HideScheduler) ? null : resource.Scheduler;
        ambient.Family = options.HasFlag(TaskCreationOptions.DenyChildAttach) ? null : resource.Family?.Own;
        bool queue = Completion.Queue(queue: false);
        try
        {
            task.RunSynchronously(TaskScheduler.Default);
        }
        finally
        {
            t_running = outer;
            ambient.Set(saved);
            resource.Runner = null;
            Completion.End(thread, task, queue);
            if (task.IsCompleted)
            {
                resource.Family?.Parent?.ChildEnded(thread, task);
            }
        }
    }
}
