using Interleave.Runtime;

#pragma warning disable CA1068 // Parameters are those of the modelled member.
#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Task.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <content>ContinueWith.</content>
public static partial class TaskModel<TResult>
{
    public static Task ContinueWith(Task<TResult> task, Action<Task<TResult>> continuationAction) =>
        ContinueWith(task, continuationAction, CancellationToken.None, TaskContinuationOptions.None, TaskSchedulerModel.get_Current());

    public static Task ContinueWith(Task<TResult> task, Action<Task<TResult>> continuationAction, CancellationToken cancellationToken) =>
        ContinueWith(task, continuationAction, cancellationToken, TaskContinuationOptions.None, TaskSchedulerModel.get_Current());

    public static Task ContinueWith(Task<TResult> task, Action<Task<TResult>> continuationAction, TaskScheduler scheduler) =>
        ContinueWith(task, continuationAction, CancellationToken.None, TaskContinuationOptions.None, scheduler);

    public static Task ContinueWith(Task<TResult> task, Action<Task<TResult>> continuationAction, TaskContinuationOptions continuationOptions) =>
        ContinueWith(task, continuationAction, CancellationToken.None, continuationOptions, TaskSchedulerModel.get_Current());

    public static Task ContinueWith(
        Task<TResult> task, Action<Task<TResult>> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(continuationAction);
        if (LogicalThread.Current is not { } thread)
        {
            return task.ContinueWith(continuationAction, cancellationToken, continuationOptions, scheduler);
        }

        var job = new FunctionJob<Nothing>((Action)(() => continuationAction(task)), null, cancellationToken);
        JobContinuation.Attach(thread, job, task, new ContinueOptions(continuationOptions, scheduler));
        return job.Task;
    }

    public static Task ContinueWith(Task<TResult> task, Action<Task<TResult>, object?> continuationAction, object? state) =>
        ContinueWith(task, continuationAction, state, CancellationToken.None, TaskContinuationOptions.None, TaskSchedulerModel.get_Current());

    public static Task ContinueWith(Task<TResult> task, Action<Task<TResult>, object?> continuationAction, object? state, CancellationToken cancellationToken) =>
        ContinueWith(task, continuationAction, state, cancellationToken, TaskContinuationOptions.None, TaskSchedulerModel.get_Current());

    public static Task ContinueWith(Task<TResult> task, Action<Task<TResult>, object?> continuationAction, object? state, TaskScheduler scheduler) =>
        ContinueWith(task, continuationAction, state, CancellationToken.None, TaskContinuationOptions.None, scheduler);

    public static Task ContinueWith(Task<TResult> task, Action<Task<TResult>, object?> continuationAction, object? state, TaskContinuationOptions continuationOptions) =>
        ContinueWith(task, continuationAction, state, CancellationToken.None, continuationOptions, TaskSchedulerModel.get_Current());

    public static Task ContinueWith(
        Task<TResult> task, Action<Task<TResult>, object?> continuationAction, object? state, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(continuationAction);
        if (LogicalThread.Current is not { } thread)
        {
            return task.ContinueWith(continuationAction, state, cancellationToken, continuationOptions, scheduler);
        }

        var job = new FunctionJob<Nothing>((Action)(() => continuationAction(task, state)), state, cancellationToken);
        JobContinuation.Attach(thread, job, task, new ContinueOptions(continuationOptions, scheduler));
        return job.Task;
    }

    public static Task<TNewResult> ContinueWith<TNewResult>(Task<TResult> task, Func<Task<TResult>, TNewResult> continuationFunction) =>
        ContinueWith(task, continuationFunction, CancellationToken.None, TaskContinuationOptions.None, TaskSchedulerModel.get_Current());

    public static Task<TNewResult> ContinueWith<TNewResult>(Task<TResult> task, Func<Task<TResult>, TNewResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWith(task, continuationFunction, cancellationToken, TaskContinuationOptions.None, TaskSchedulerModel.get_Current());

    public static Task<TNewResult> ContinueWith<TNewResult>(Task<TResult> task, Func<Task<TResult>, TNewResult> continuationFunction, TaskScheduler scheduler) =>
        ContinueWith(task, continuationFunction, CancellationToken.None, TaskContinuationOptions.None, scheduler);

    public static Task<TNewResult> ContinueWith<TNewResult>(Task<TResult> task, Func<Task<TResult>, TNewResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWith(task, continuationFunction, CancellationToken.None, continuationOptions, TaskSchedulerModel.get_Current());

    public static Task<TNewResult> ContinueWith<TNewResult>(
        Task<TResult> task, Func<Task<TResult>, TNewResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(continuationFunction);
        if (LogicalThread.Current is not { } thread)
        {
            return task.ContinueWith(continuationFunction, cancellationToken, continuationOptions, scheduler);
        }

        var job = new FunctionJob<TNewResult>((Func<TNewResult>)(() => continuationFunction(task)), null, cancellationToken);
        JobContinuation.Attach(thread, job, task, new ContinueOptions(continuationOptions, scheduler));
        return job.Task;
    }

    public static Task<TNewResult> ContinueWith<TNewResult>(Task<TResult> task, Func<Task<TResult>, object?, TNewResult> continuationFunction, object? state) =>
        ContinueWith(task, continuationFunction, state, CancellationToken.None, TaskContinuationOptions.None, TaskSchedulerModel.get_Current());

    public static Task<TNewResult> ContinueWith<TNewResult>(Task<TResult> task, Func<Task<TResult>, object?, TNewResult> continuationFunction, object? state, CancellationToken cancellationToken) =>
        ContinueWith(task, continuationFunction, state, cancellationToken, TaskContinuationOptions.None, TaskSchedulerModel.get_Current());

    public static Task<TNewResult> ContinueWith<TNewResult>(Task<TResult> task, Func<Task<TResult>, object?, TNewResult> continuationFunction, object? state, TaskScheduler scheduler) =>
        ContinueWith(task, continuationFunction, state, CancellationToken.None, TaskContinuationOptions.None, scheduler);

    public static Task<TNewResult> ContinueWith<TNewResult>(Task<TResult> task, Func<Task<TResult>, object?, TNewResult> continuationFunction, object? state, TaskContinuationOptions continuationOptions) =>
        ContinueWith(task, continuationFunction, state, CancellationToken.None, continuationOptions, TaskSchedulerModel.get_Current());

    public static Task<TNewResult> ContinueWith<TNewResult>(
        Task<TResult> task, Func<Task<TResult>, object?, TNewResult> continuationFunction, object? state, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(continuationFunction);
        if (LogicalThread.Current is not { } thread)
        {
            return task.ContinueWith(continuationFunction, state, cancellationToken, continuationOptions, scheduler);
        }

        var job = new FunctionJob<TNewResult>((Func<TNewResult>)(() => continuationFunction(task, state)), state, cancellationToken);
        JobContinuation.Attach(thread, job, task, new ContinueOptions(continuationOptions, scheduler));
        return job.Task;
    }
}
