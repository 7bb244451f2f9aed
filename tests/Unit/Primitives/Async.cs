using Interleave.Primitives;

namespace Unit.Primitives;

/// <summary>Lets test programs await the way rewritten code does; the methods carry the builder as an attribute.</summary>
internal static class Async
{
    /// <summary>For <c>await task.M()</c>: the modelled awaiter.</summary>
    public static ControlledConfiguredTaskAwaitable M(this Task task) => TaskModel.ConfigureAwait(task, true);

    public static ControlledConfiguredTaskAwaitable<T> M<T>(this Task<T> task) => TaskModel<T>.ConfigureAwait(task, true);

    public static ControlledConfiguredValueTaskAwaitable M(this ValueTask task) => ValueTaskModel.ConfigureAwait(ref task, true);

    public static ControlledConfiguredValueTaskAwaitable<T> M<T>(this ValueTask<T> task) => ValueTaskModel<T>.ConfigureAwait(ref task, true);

    /// <summary>Runs an async program as the root of a test.</summary>
    public static void Root(Func<Task> program) => TaskModel.WaitForRoot(program());
}
