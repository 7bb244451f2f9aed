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
            ? Made(thread, new Task(() => Signalling(action), cancellationToken, Stripped(thread, creationOptions)), creationOptions)
            : new Task(action, cancellationToken, creationOptions);
    }

    public static Task ctor(Action<object?> action, object? state) => ctor(action, state, default, TaskCreationOptions.None);

    public static Task ctor(Action<object?> action, object? state, CancellationToken cancellationToken) => ctor(action, state, cancellationToken, TaskCreationOptions.None);

    public static Task ctor(Action<object?> action, object? state, TaskCreationOptions creationOptions) => ctor(action, state, default, creationOptions);

    public static Task ctor(Action<object?> action, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
    {
        ArgumentNullException.ThrowIfNull(action);
        return LogicalThread.Current is { } thread
            ? Made(thread, new Task(s => Signalling(() => action(s)), state, cancellationToken, Stripped(thread, creationOptions)), creationOptions)
            : new Task(action, state, cancellationToken, creationOptions);
    }

    public static void Start(Task task) => Start(task, TaskScheduler.Default);

    public static void Start(Task task, TaskScheduler scheduler)
    {
        if (LogicalThread.Current is not { } thread)
        {
            task.Start(scheduler);
            return;
        }

        TaskResource resource = Startable(thread, task, scheduler);
        if (resource.DelegateStatus != TaskStatus.Created)
        {
            throw new InvalidOperationException("Start may not be called on a task that was already started.");
        }

        resource.DelegateStatus = TaskStatus.WaitingToRun;
        LogicalThread spawned = thread.Execution.Spawn(ThreadKind.PoolItem, "task", s_run, task);
        thread.Execution.Note(thread, AccessKind.Spawn, spawned.Ended);
    }

    public static void RunSynchronously(Task task) => RunSynchronously(task, TaskScheduler.Default);

    public static void RunSynchronously(Task task, TaskScheduler scheduler)
    {
        if (LogicalThread.Current is not { } thread)
        {
            task.RunSynchronously(scheduler);
            return;
        }

        TaskResource resource = Startable(thread, task, scheduler);
        if (resource.DelegateStatus != TaskStatus.Created)
        {
            throw new InvalidOperationException("RunSynchronously may not be called on a task that was already started.");
        }

        RunReal(task);
    }

    /// <summary>A custom scheduler would run the body on a thread of its own choosing.</summary>
    internal static void RequireDefault(LogicalThread thread, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        if (!ReferenceEquals(scheduler, TaskScheduler.Default))
        {
            thread.Execution.FailUncontrolled(
                $"{SiteTable.Get(thread.CurrentSite)}: a {scheduler.GetType().FullName} is not modelled. Use the default task scheduler under test.");
        }
    }

    internal static TTask Made<TTask>(LogicalThread thread, TTask task, TaskCreationOptions options)
        where TTask : Task
    {
        TaskResource resource = TaskResource.Created(thread, task);
        resource.DelegateStatus = TaskStatus.Created;
        resource.QueuesContinuations = options.HasFlag(TaskCreationOptions.RunContinuationsAsynchronously);
        return task;
    }

    /// <summary>The options the real task gets: what would reach the real pool is taken off, what is not modelled is refused.</summary>
    internal static TaskCreationOptions Stripped(LogicalThread thread, TaskCreationOptions options)
    {
        if (options.HasFlag(TaskCreationOptions.AttachedToParent))
        {
            thread.Execution.FailUncontrolled(
                $"{SiteTable.Get(thread.CurrentSite)}: TaskCreationOptions.AttachedToParent is not modelled. Await the child task instead.");
        }

        return options & ~TaskCreationOptions.RunContinuationsAsynchronously;
    }

    /// <summary>Runs a body that a real task is about to complete after: the scheduling point before that stands at its end.</summary>
    internal static void Signalling(Action body)
    {
        try
        {
            body();
        }
        catch (Exception exception) when (exception is not TeardownException)
        {
            Signal();
            throw;
        }

        Signal();
    }

    private static void Signal()
    {
        if (LogicalThread.Current is { } thread && t_running is { } running)
        {
            thread.Execution.Point(thread, AccessKind.Signal, running);
            _ = Completion.Queue(running.QueuesContinuations);
        }
    }

    private static TaskResource Startable(LogicalThread thread, Task task, TaskScheduler scheduler)
    {
        RequireDefault(thread, scheduler);
        TaskResource resource = TaskResource.Of(thread, task);
        if (!resource.IsControlled && task.Status == TaskStatus.Created)
        {
            resource.IsControlled = true;
            resource.DelegateStatus = TaskStatus.Created;
        }

        if (task.IsCompleted)
        {
            throw new InvalidOperationException("Start may not be called on a task that has completed.");
        }

        if (resource.DelegateStatus is TaskStatus.WaitingForActivation)
        {
            throw new InvalidOperationException("Start may not be called on a promise-style task.");
        }

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
        bool queue = Completion.Queue(queue: false);
        try
        {
            task.RunSynchronously(TaskScheduler.Default);
        }
        finally
        {
            t_running = outer;
            resource.Runner = null;
            Completion.End(thread, task, queue);
        }
    }
}
