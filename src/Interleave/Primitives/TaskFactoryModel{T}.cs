using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CA1068 // Parameters are those of the modelled member.
#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskFactory.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="TaskFactory{TResult}"/>: StartNew, ContinueWhenAll and Any, FromAsync.</summary>
[ModelOf(typeof(TaskFactory<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class TaskFactoryModel<TResult>
{
    public static TaskFactory<TResult> ctor() => new();

    public static TaskFactory<TResult> ctor(CancellationToken cancellationToken) => new(cancellationToken);

    public static TaskFactory<TResult> ctor(TaskScheduler? scheduler) => new(scheduler);

    public static TaskFactory<TResult> ctor(TaskCreationOptions creationOptions, TaskContinuationOptions continuationOptions) =>
        new(creationOptions, continuationOptions);

    public static TaskFactory<TResult> ctor(
        CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskContinuationOptions continuationOptions, TaskScheduler? scheduler) =>
        new(cancellationToken, creationOptions, continuationOptions, scheduler);

    public static CancellationToken get_CancellationToken(TaskFactory<TResult> factory) => factory.CancellationToken;

    public static TaskCreationOptions get_CreationOptions(TaskFactory<TResult> factory) => factory.CreationOptions;

    public static TaskContinuationOptions get_ContinuationOptions(TaskFactory<TResult> factory) => factory.ContinuationOptions;

    public static TaskScheduler? get_Scheduler(TaskFactory<TResult> factory) => factory.Scheduler;

    public static Task<TResult> StartNew(TaskFactory<TResult> factory, Func<TResult> function) =>
        StartNew(factory, function, factory.CancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew(TaskFactory<TResult> factory, Func<TResult> function, CancellationToken cancellationToken) =>
        StartNew(factory, function, cancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew(TaskFactory<TResult> factory, Func<TResult> function, TaskCreationOptions creationOptions) =>
        StartNew(factory, function, factory.CancellationToken, creationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew(
        TaskFactory<TResult> factory, Func<TResult> function, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(function);
        return LogicalThread.Current is { } thread
            ? TaskFactoryModel.Begin<TResult>(thread, function, null, new StartOptions(creationOptions, scheduler, cancellationToken))
            : factory.StartNew(function, cancellationToken, creationOptions, scheduler);
    }

    public static Task<TResult> StartNew(TaskFactory<TResult> factory, Func<object?, TResult> function, object? state) =>
        StartNew(factory, function, state, factory.CancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew(TaskFactory<TResult> factory, Func<object?, TResult> function, object? state, CancellationToken cancellationToken) =>
        StartNew(factory, function, state, cancellationToken, factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew(TaskFactory<TResult> factory, Func<object?, TResult> function, object? state, TaskCreationOptions creationOptions) =>
        StartNew(factory, function, state, factory.CancellationToken, creationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current());

    public static Task<TResult> StartNew(
        TaskFactory<TResult> factory, Func<object?, TResult> function, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(function);
        return LogicalThread.Current is { } thread
            ? TaskFactoryModel.Begin<TResult>(thread, function, state, new StartOptions(creationOptions, scheduler, cancellationToken))
            : factory.StartNew(function, state, cancellationToken, creationOptions, scheduler);
    }
}
