using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="TaskAwaiter"/>.</summary>
[Replaces(typeof(TaskAwaiter))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledTaskAwaiter : ICriticalNotifyCompletion, IControlledAwaiter
{
    private readonly Task _task;

    internal ControlledTaskAwaiter(Task task) => _task = task;

    /// <summary>Whether the task is complete.</summary>
    public bool IsCompleted => TaskResource.Poll(_task);

    /// <summary>Waits for the task, and ends like it.</summary>
    public void GetResult()
    {
        TaskResource.Settle(_task);
        _task.GetAwaiter().GetResult();
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
