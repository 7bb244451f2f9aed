using System.ComponentModel;
using System.Threading.Tasks.Sources;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.ValueTask.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ValueTask{TResult}"/>.</summary>
[ModelOf(typeof(ValueTask<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValueTaskModel<TResult>
{
    public static ValueTask<TResult> ctor(TResult result) => new(result);

    public static ValueTask<TResult> ctor(Task<TResult> task) => new(task);

    public static ValueTask<TResult> ctor(IValueTaskSource<TResult> source, short token) => new(source, token);

    public static TResult get_Result(ref ValueTask<TResult> value)
    {
        ValueTasks.Settle(value);
        return value.Result;
    }

    public static string? ToString(ref ValueTask<TResult> value) => value.ToString();

    public static bool get_IsCompletedSuccessfully(ref ValueTask<TResult> value) => ValueTasks.Poll(value) && value.IsCompletedSuccessfully;

    public static bool get_IsFaulted(ref ValueTask<TResult> value) => ValueTasks.Poll(value) && value.IsFaulted;

    public static bool get_IsCanceled(ref ValueTask<TResult> value) => ValueTasks.Poll(value) && value.IsCanceled;

    public static bool get_IsCompleted(ref ValueTask<TResult> value) => ValueTasks.Poll(value);

    public static Task<TResult> AsTask(ref ValueTask<TResult> value) => ValueTasks.AsTask(value);

    public static ValueTask<TResult> Preserve(ref ValueTask<TResult> value) => ValueTasks.IsPlain(value) ? value : new ValueTask<TResult>(ValueTasks.AsTask(value));

    public static ControlledValueTaskAwaiter<TResult> GetAwaiter(ref ValueTask<TResult> value) => new(value);

    public static ControlledConfiguredValueTaskAwaitable<TResult> ConfigureAwait(ref ValueTask<TResult> value, bool continueOnCapturedContext) =>
        new(value, continueOnCapturedContext);

    public static bool Equals(ref ValueTask<TResult> value, ValueTask<TResult> other) => value.Equals(other);

    public static bool Equals(ref ValueTask<TResult> value, object? obj) => value.Equals(obj);

    public static int GetHashCode(ref ValueTask<TResult> value) => ValueTasks.HashCode(value);

    public static bool op_Equality(ValueTask<TResult> left, ValueTask<TResult> right) => left == right;

    public static bool op_Inequality(ValueTask<TResult> left, ValueTask<TResult> right) => left != right;
}
