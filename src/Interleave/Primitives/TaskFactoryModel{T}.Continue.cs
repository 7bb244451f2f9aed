using Interleave.Runtime;

#pragma warning disable CA1068 // Parameters are those of the modelled member.
#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskFactory.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <content>ContinueWhenAll and ContinueWhenAny.</content>
public static partial class TaskFactoryModel<TResult>
{
    public static Task<TResult> ContinueWhenAll(TaskFactory<TResult> factory, Task[] tasks, Func<Task[], TResult> continuationFunction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction);

    public static Task<TResult> ContinueWhenAll(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, cancellationToken);

    public static Task<TResult> ContinueWhenAll(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, continuationOptions);

    public static Task<TResult> ContinueWhenAll(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, cancellationToken);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, continuationOptions);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAny(TaskFactory<TResult> factory, Task[] tasks, Func<Task, TResult> continuationFunction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction);

    public static Task<TResult> ContinueWhenAny(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken);

    public static Task<TResult> ContinueWhenAny(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task, TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, continuationOptions);

    public static Task<TResult> ContinueWhenAny(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, continuationOptions);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
}
