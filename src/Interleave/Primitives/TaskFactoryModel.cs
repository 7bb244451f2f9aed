using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CA1068 // Parameters are those of the modelled member.
#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskFactory.

namespace Interleave.Primitives;

/// <summary>Models <see cref="TaskFactory"/>: StartNew, ContinueWhenAll and Any, FromAsync.</summary>
[ModelOf(typeof(TaskFactory))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class TaskFactoryModel
{
    public static TaskFactory ctor() => new();

    public static TaskFactory ctor(CancellationToken cancellationToken) => new(cancellationToken);

    public static TaskFactory ctor(TaskScheduler? scheduler) => new(scheduler);

    public static TaskFactory ctor(TaskCreationOptions creationOptions, TaskContinuationOptions continuationOptions) =>
        new(creationOptions, continuationOptions);

    public static TaskFactory ctor(
        CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskContinuationOptions continuationOptions, TaskScheduler? scheduler) =>
        new(cancellationToken, creationOptions, continuationOptions, scheduler);

    public static CancellationToken get_CancellationToken(TaskFactory factory) => factory.CancellationToken;

    public static TaskCreationOptions get_CreationOptions(TaskFactory factory) => factory.CreationOptions;

    public static TaskContinuationOptions get_ContinuationOptions(TaskFactory factory) => factory.ContinuationOptions;

    public static TaskScheduler? get_Scheduler(TaskFactory factory) => factory.Scheduler;

    public static Task StartNew(TaskFactory factory, Action action) =>
        StartNew(factory, action, factory.CancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task StartNew(TaskFactory factory, Action action, CancellationToken cancellationToken) =>
        StartNew(factory, action, cancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task StartNew(TaskFactory factory, Action action, TaskCreationOptions creationOptions) =>
        StartNew(factory, action, factory.CancellationToken, creationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task StartNew(
        TaskFactory factory, Action action, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(action);
        return LogicalThread.Current is { } thread
            ? Begin<Nothing>(thread, action, null, new StartOptions(creationOptions, scheduler, cancellationToken))
            : factory.StartNew(action, cancellationToken, creationOptions, scheduler);
    }

    public static Task StartNew(TaskFactory factory, Action<object?> action, object? state) =>
        StartNew(factory, action, state, factory.CancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task StartNew(TaskFactory factory, Action<object?> action, object? state, CancellationToken cancellationToken) =>
        StartNew(factory, action, state, cancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task StartNew(TaskFactory factory, Action<object?> action, object? state, TaskCreationOptions creationOptions) =>
        StartNew(factory, action, state, factory.CancellationToken, creationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task StartNew(
        TaskFactory factory, Action<object?> action, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(action);
        return LogicalThread.Current is { } thread
            ? Begin<Nothing>(thread, action, state, new StartOptions(creationOptions, scheduler, cancellationToken))
            : factory.StartNew(action, state, cancellationToken, creationOptions, scheduler);
    }

    public static Task<TResult> StartNew<TResult>(TaskFactory factory, Func<TResult> function) =>
        StartNew(factory, function, factory.CancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew<TResult>(TaskFactory factory, Func<TResult> function, CancellationToken cancellationToken) =>
        StartNew(factory, function, cancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew<TResult>(TaskFactory factory, Func<TResult> function, TaskCreationOptions creationOptions) =>
        StartNew(factory, function, factory.CancellationToken, creationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew<TResult>(
        TaskFactory factory, Func<TResult> function, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(function);
        return LogicalThread.Current is { } thread
            ? Begin<TResult>(thread, function, null, new StartOptions(creationOptions, scheduler, cancellationToken))
            : factory.StartNew(function, cancellationToken, creationOptions, scheduler);
    }

    public static Task<TResult> StartNew<TResult>(TaskFactory factory, Func<object?, TResult> function, object? state) =>
        StartNew(factory, function, state, factory.CancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew<TResult>(TaskFactory factory, Func<object?, TResult> function, object? state, CancellationToken cancellationToken) =>
        StartNew(factory, function, state, cancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew<TResult>(TaskFactory factory, Func<object?, TResult> function, object? state, TaskCreationOptions creationOptions) =>
        StartNew(factory, function, state, factory.CancellationToken, creationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew<TResult>(
        TaskFactory factory, Func<object?, TResult> function, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(function);
        return LogicalThread.Current is { } thread
            ? Begin<TResult>(thread, function, state, new StartOptions(creationOptions, scheduler, cancellationToken))
            : factory.StartNew(function, state, cancellationToken, creationOptions, scheduler);
    }

    internal static Task<TResult> Begin<TResult>(LogicalThread thread, Delegate body, object? state, StartOptions options)
    {
        TaskScheduler? scheduler = Schedulers.Custom(thread, options.Scheduler);
        TaskModel.RequireValid(options.Creation);
        if (options.Token.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(options.Token);
        }

        var job = new FunctionJob<TResult>(body, state, options.Token);
        job.Create(thread, "task", new JobOptions(options.Creation, scheduler));
        job.Spawn(thread);
        return job.Task;
    }
}
