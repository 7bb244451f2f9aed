using Interleave.Runtime;

#pragma warning disable CA1068 // Parameters are those of the modelled member.
#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskFactory.

namespace Interleave.Primitives;

/// <content>ContinueWhenAll and ContinueWhenAny.</content>
public static partial class TaskFactoryModel
{
    public static Task ContinueWhenAll(TaskFactory factory, Task[] tasks, Action<Task[]> continuationAction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, Nothing>(thread, tasks, continuationAction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationAction);

    public static Task ContinueWhenAll(
        TaskFactory factory, Task[] tasks, Action<Task[]> continuationAction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, Nothing>(thread, tasks, continuationAction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationAction, cancellationToken);

    public static Task ContinueWhenAll(
        TaskFactory factory, Task[] tasks, Action<Task[]> continuationAction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, Nothing>(thread, tasks, continuationAction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationAction, continuationOptions);

    public static Task ContinueWhenAll(
        TaskFactory factory, Task[] tasks, Action<Task[]> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, Nothing>(thread, tasks, continuationAction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public static Task ContinueWhenAll<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, Nothing>(thread, tasks, continuationAction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationAction);

    public static Task<TResult> ContinueWhenAll<TResult>(TaskFactory factory, Task[] tasks, Func<Task[], TResult> continuationFunction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction);

    public static Task ContinueWhenAll<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, Nothing>(thread, tasks, continuationAction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationAction, cancellationToken);

    public static Task ContinueWhenAll<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, Nothing>(thread, tasks, continuationAction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationAction, continuationOptions);

    public static Task<TResult> ContinueWhenAll<TResult>(
        TaskFactory factory, Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, cancellationToken);

    public static Task<TResult> ContinueWhenAll<TResult>(
        TaskFactory factory, Task[] tasks, Func<Task[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, continuationOptions);

    public static Task ContinueWhenAll<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, Nothing>(thread, tasks, continuationAction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAll<TResult>(
        TaskFactory factory, Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, cancellationToken);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, continuationOptions);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.All<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAll(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public static Task ContinueWhenAny(TaskFactory factory, Task[] tasks, Action<Task> continuationAction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, Nothing>(thread, tasks, continuationAction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationAction);

    public static Task ContinueWhenAny(
        TaskFactory factory, Task[] tasks, Action<Task> continuationAction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, Nothing>(thread, tasks, continuationAction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationAction, cancellationToken);

    public static Task ContinueWhenAny(
        TaskFactory factory, Task[] tasks, Action<Task> continuationAction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, Nothing>(thread, tasks, continuationAction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationAction, continuationOptions);

    public static Task ContinueWhenAny(
        TaskFactory factory, Task[] tasks, Action<Task> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, Nothing>(thread, tasks, continuationAction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAny<TResult>(TaskFactory factory, Task[] tasks, Func<Task, TResult> continuationFunction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction);

    public static Task ContinueWhenAny<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, Nothing>(thread, tasks, continuationAction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationAction);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory factory, Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory factory, Task[] tasks, Func<Task, TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, continuationOptions);

    public static Task ContinueWhenAny<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, Nothing>(thread, tasks, continuationAction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationAction, cancellationToken);

    public static Task ContinueWhenAny<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, Nothing>(thread, tasks, continuationAction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationAction, continuationOptions);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory factory, Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public static Task ContinueWhenAny<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, Nothing>(thread, tasks, continuationAction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(factory.ContinuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current()) { Token = factory.CancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, continuationOptions);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? WhenSeveral.Any<Task<TAntecedentResult>, TResult>(thread, tasks, continuationFunction, new ContinueOptions(continuationOptions, scheduler) { Token = cancellationToken })
            : factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
}
