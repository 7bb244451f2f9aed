using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="ConfiguredValueTaskAwaitable{TResult}.ConfiguredValueTaskAwaiter"/>.</summary>
[Replaces(typeof(ConfiguredValueTaskAwaitable<>.ConfiguredValueTaskAwaiter))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledConfiguredValueTaskAwaiter<TResult> : ICriticalNotifyCompletion, IControlledAwaiter
{
    private readonly ValueTask<TResult> _value;
    private readonly bool _continuesOnCapturedContext;

    internal ControlledConfiguredValueTaskAwaiter(ValueTask<TResult> value, bool continuesOnCapturedContext) =>
        (_value, _continuesOnCapturedContext) = (value, continuesOnCapturedContext);

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
        ValueTasks.OnCompleted(_value, continuation, new CallbackFlow(true, _continuesOnCapturedContext));

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) =>
        ValueTasks.OnCompleted(_value, continuation, new CallbackFlow(false, _continuesOnCapturedContext));

    void IControlledAwaiter.Register(LogicalThread thread, Continuation continuation)
    {
        continuation.Capture(thread, _continuesOnCapturedContext);
        ValueTasks.Await(thread, _value, continuation);
    }
}
