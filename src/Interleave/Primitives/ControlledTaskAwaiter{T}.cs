using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="TaskAwaiter{TResult}"/>.</summary>
[Replaces(typeof(TaskAwaiter<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledTaskAwaiter<TResult> : ICriticalNotifyCompletion, IControlledAwaiter
{
    private readonly Task<TResult> _task;

    internal ControlledTaskAwaiter(Task<TResult> task) => _task = task;

    /// <summary>Whether the task is complete.</summary>
    public bool IsCompleted => TaskResource.Poll(_task);

    /// <summary>Waits for the task, and ends like it.</summary>
    /// <returns>Its result.</returns>
    public TResult GetResult()
    {
        TaskResource.Settle(_task);
        return _task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) =>
        Awaiters.OnCompleted(_task, continuation, new CallbackFlow(true, true));

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) =>
        Awaiters.OnCompleted(_task, continuation, new CallbackFlow(false, true));

    void IControlledAwaiter.Register(LogicalThread thread, Continuation continuation)
    {
        continuation.Capture(thread, true);
        continuation.Await(thread, _task);
    }
}
