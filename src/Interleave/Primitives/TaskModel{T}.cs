using System.ComponentModel;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Task`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="Task{TResult}"/>.</summary>
[Interleave.Runtime.ModelOf(typeof(Task<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class TaskModel<TResult>
{
    public static TResult get_Result(Task<TResult> task)
    {
        TaskResource.Settle(task);
        return task.Result;
    }

    public static TaskFactory<TResult> get_Factory() => Task<TResult>.Factory;

    public static ControlledTaskAwaiter<TResult> GetAwaiter(Task<TResult> task) => new(task ?? throw new NullReferenceException());

    public static ControlledConfiguredTaskAwaitable<TResult> ConfigureAwait(Task<TResult> task, bool continueOnCapturedContext) =>
        new(task ?? throw new NullReferenceException(), continueOnCapturedContext ? ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.None);

    public static ControlledConfiguredTaskAwaitable<TResult> ConfigureAwait(Task<TResult> task, ConfigureAwaitOptions options)
    {
        _ = task.ConfigureAwait(options);
        return new(task, options);
    }
}
