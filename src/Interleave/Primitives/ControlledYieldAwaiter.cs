using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="YieldAwaitable.YieldAwaiter"/>: the method goes on as a pool item of its own, after everybody else had a turn.</summary>
[Replaces(typeof(YieldAwaitable.YieldAwaiter))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledYieldAwaiter : ICriticalNotifyCompletion, IControlledAwaiter
{
    /// <summary>Always false.</summary>
    public bool IsCompleted => false;

    /// <summary>Does nothing.</summary>
    public void GetResult()
    {
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => Queue(continuation, flowContext: true);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => Queue(continuation, flowContext: false);

    void IControlledAwaiter.Register(LogicalThread thread, Continuation continuation)
    {
        continuation.Capture(thread, true);
        continuation.QueueYielding(thread);
    }

    private static void Queue(Action continuation, bool flowContext)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        if (LogicalThread.Current is { } thread)
        {
            new ActionContinuation(thread, continuation, new CallbackFlow(flowContext, true)).QueueYielding(thread);
        }
        else
        {
            Task.Yield().GetAwaiter().OnCompleted(continuation);
        }
    }
}
