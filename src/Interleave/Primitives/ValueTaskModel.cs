using System.ComponentModel;
using System.Threading.Tasks.Sources;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.ValueTask.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ValueTask"/>.</summary>
[ModelOf(typeof(ValueTask))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValueTaskModel
{
    public static ValueTask ctor(Task task) => new(task);

    public static ValueTask ctor(IValueTaskSource source, short token) => new(source, token);

    public static ValueTask get_CompletedTask() => default;

    public static ValueTask<TResult> FromResult<TResult>(TResult result) => new(result);

    public static ValueTask FromCanceled(CancellationToken cancellationToken) => ValueTask.FromCanceled(cancellationToken);

    public static ValueTask<TResult> FromCanceled<TResult>(CancellationToken cancellationToken) => ValueTask.FromCanceled<TResult>(cancellationToken);

    public static ValueTask FromException(Exception exception) => new(TaskModel.FromException(exception));

    public static ValueTask<TResult> FromException<TResult>(Exception exception) => new(TaskModel.FromException<TResult>(exception));

    public static bool get_IsCompletedSuccessfully(ref ValueTask value) => ValueTasks.Poll(value) && value.IsCompletedSuccessfully;

    public static bool get_IsFaulted(ref ValueTask value) => ValueTasks.Poll(value) && value.IsFaulted;

    public static bool get_IsCanceled(ref ValueTask value) => ValueTasks.Poll(value) && value.IsCanceled;

    public static bool get_IsCompleted(ref ValueTask value) => ValueTasks.Poll(value);

    public static Task AsTask(ref ValueTask value) => ValueTasks.AsTask(value);

    public static ValueTask Preserve(ref ValueTask value) => ValueTasks.IsPlain(value) ? value : new ValueTask(ValueTasks.AsTask(value));

    public static ControlledValueTaskAwaiter GetAwaiter(ref ValueTask value) => new(value);

    public static ControlledConfiguredValueTaskAwaitable ConfigureAwait(ref ValueTask value, bool continueOnCapturedContext) =>
        new(value, continueOnCapturedContext);

    public static bool Equals(ref ValueTask value, ValueTask other) => value.Equals(other);

    public static bool Equals(ref ValueTask value, object? obj) => value.Equals(obj);

    public static int GetHashCode(ref ValueTask value) => ValueTasks.HashCode(value);

    public static bool op_Equality(ValueTask left, ValueTask right) => left == right;

    public static bool op_Inequality(ValueTask left, ValueTask right) => left != right;
}
