using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Task.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="Task"/>. Tasks are always real objects that hold their own state; bodies run on logical threads
/// and complete promises, so that real continuations run inline on the completing logical thread, as in .NET.
/// </summary>
[ModelOf(typeof(Task))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class TaskModel
{
    /// <summary>Waits for what a test method returned: a task, a value task, or nothing to wait for.</summary>
    /// <param name="result">A <see cref="Task"/>, a <see cref="ValueTask"/>, a <see cref="ValueTask{TResult}"/>, or anything else.</param>
    /// <remarks>Throws the task's own exception, not wrapped.</remarks>
    public static void WaitForRoot(object? result)
    {
        Task? task = result switch
        {
            Task direct => direct,
            ValueTask value => value.AsTask(),
            null => null,
            _ => result.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>)
                ? (Task)type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(result, null)!
                : null,
        };
        if (task is null)
        {
            return;
        }

        TaskResource.Settle(task);
        task.GetAwaiter().GetResult();
    }

    public static bool get_IsCompleted(Task task) => TaskResource.Poll(task);

    public static bool get_IsCompletedSuccessfully(Task task) => TaskResource.Poll(task) && task.IsCompletedSuccessfully;

    public static bool get_IsFaulted(Task task) => TaskResource.Poll(task) && task.IsFaulted;

    public static bool get_IsCanceled(Task task) => TaskResource.Poll(task) && task.IsCanceled;

    public static AggregateException? get_Exception(Task task) => TaskResource.Poll(task) ? task.Exception : null;

    public static TaskStatus get_Status(Task task)
    {
        if (TaskResource.Poll(task) || LogicalThread.Current is not { } thread)
        {
            return task.Status;
        }

        TaskStatus known = TaskResource.Of(thread, task).DelegateStatus;
        return known == TaskStatus.WaitingForActivation ? task.Status : known;
    }

    public static object? get_AsyncState(Task task) => task.AsyncState;

    public static TaskCreationOptions get_CreationOptions(Task task) =>
        LogicalThread.Current is { } thread && thread.Execution.ResourcesById.TryGet(task, out TaskResource? resource)
            ? resource.Options ?? task.CreationOptions
            : task.CreationOptions;

    /// <summary>A number of the execution's own: the real one is counted over the whole process.</summary>
    public static int get_Id(Task task) => LogicalThread.Current is { } thread ? TaskResource.Of(thread, task).Ordinal + 1 : task.Id;

    public static int? get_CurrentId() =>
        LogicalThread.Current is null ? Task.CurrentId : TaskJob.Current is { } task ? get_Id(task) : null;

    public static TaskFactory get_Factory() => Task.Factory;

    public static Task get_CompletedTask() => Task.CompletedTask;

    public static Task<TResult> FromResult<TResult>(TResult result) => Task.FromResult(result);

    public static Task FromException(Exception exception) => Watched(Task.FromException(exception));

    public static Task<TResult> FromException<TResult>(Exception exception) => Watched(Task.FromException<TResult>(exception));

    public static Task FromCanceled(CancellationToken cancellationToken) => Task.FromCanceled(cancellationToken);

    public static Task<TResult> FromCanceled<TResult>(CancellationToken cancellationToken) => Task.FromCanceled<TResult>(cancellationToken);

    public static void Dispose(Task task) => task.Dispose();

    public static ControlledTaskAwaiter GetAwaiter(Task task) => new(task ?? throw new NullReferenceException());

    public static ControlledConfiguredTaskAwaitable ConfigureAwait(Task task, bool continueOnCapturedContext) =>
        new(task ?? throw new NullReferenceException(), continueOnCapturedContext ? ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.None);

    public static ControlledConfiguredTaskAwaitable ConfigureAwait(Task task, ConfigureAwaitOptions options)
    {
        _ = task.ConfigureAwait(options);
        return new(task, options);
    }

    public static ControlledYieldAwaitable Yield() => default;

    /// <summary>Notes a task whose exception must be observed by the end of the execution.</summary>
    internal static TTask Watched<TTask>(TTask task)
        where TTask : Task
    {
        LogicalThread.Current?.Execution.FaultedTasks.Add(task);
        return task;
    }
}
