using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Task.

namespace Interleave.Primitives;

/// <content>Task.Run.</content>
public static partial class TaskModel
{
    public static Task Run(Action action) => Run(action, default);

    public static Task Run(Action action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (LogicalThread.Current is not { } thread)
        {
            return Task.Run(action, cancellationToken);
        }

        return Cancellations.IsRequested(cancellationToken)
            ? Task.FromCanceled(cancellationToken)
            : Begin(thread, new FunctionJob<Nothing>(action, null, cancellationToken)).Task;
    }

    public static Task<TResult> Run<TResult>(Func<TResult> function) => Run(function, default(CancellationToken));

    public static Task<TResult> Run<TResult>(Func<TResult> function, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (LogicalThread.Current is not { } thread)
        {
            return Task.Run(function, cancellationToken);
        }

        return Cancellations.IsRequested(cancellationToken)
            ? Task.FromCanceled<TResult>(cancellationToken)
            : Begin(thread, new FunctionJob<TResult>(function, null, cancellationToken)).Task;
    }

    public static Task Run(Func<Task?> function) => Run(function, default);

    public static Task Run(Func<Task?> function, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (LogicalThread.Current is not { } thread)
        {
            return Task.Run(function, cancellationToken);
        }

        return Cancellations.IsRequested(cancellationToken)
            ? Task.FromCanceled(cancellationToken)
            : Begin(thread, new UnwrapJob(function, cancellationToken)).Promise;
    }

    public static Task<TResult> Run<TResult>(Func<Task<TResult>?> function) => Run(function, default);

    public static Task<TResult> Run<TResult>(Func<Task<TResult>?> function, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (LogicalThread.Current is not { } thread)
        {
            return Task.Run(function, cancellationToken);
        }

        return Cancellations.IsRequested(cancellationToken)
            ? Task.FromCanceled<TResult>(cancellationToken)
            : Begin(thread, new UnwrapJob<TResult>(function, cancellationToken)).Task;
    }

    private static TJob Begin<TJob>(LogicalThread thread, TJob job)
        where TJob : TaskJob
    {
        job.Create(thread, "task", new JobOptions(TaskCreationOptions.DenyChildAttach, null));
        job.Spawn(thread);
        return job;
    }
}
