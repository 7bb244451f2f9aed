using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="ValueTaskAwaiter{TResult}"/>.</summary>
[Replaces(typeof(ValueTaskAwaiter<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledValueTaskAwaiter<TResult> : ICriticalNotifyCompletion, IControlledAwaiter
{
    private readonly ValueTask<TResult> _value;

    internal ControlledValueTaskAwaiter(ValueTask<TResult> value) => _value = value;

    /// <summary>Whether the value task is complete.</summary>
    public bool IsCompleted => ValueTasks.Poll(_value);

    /// <summary>Waits for the value task when a task is behind it, and ends like it.</summary>
    /// <returns>Its result.</returns>
    public TResult GetResult()
    {
        ValueTasks.Settle(_value);
        return _value.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) =>
        ValueTasks.OnCompleted(_value, continuation, new CallbackFlow(true, true));

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) =>
        ValueTasks.OnCompleted(_value, continuation, new CallbackFlow(false, true));

    void IControlledAwaiter.Register(LogicalThread thread, Continuation continuation)
    {
        continuation.Capture(thread, true);
        ValueTasks.Await(thread, _value, continuation);
    }
}
