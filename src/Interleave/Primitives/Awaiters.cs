using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What the awaiters share.</summary>
internal static class Awaiters
{
    /// <summary>OnCompleted and UnsafeOnCompleted called by the program itself on a task's awaiter.</summary>
    internal static void OnCompleted(Task task, Action continuation, CallbackFlow flow)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        if (LogicalThread.Current is { } thread)
        {
            new ActionContinuation(thread, continuation, flow).Await(thread, task);
        }
        else if (flow.FlowsContext)
        {
            task.ConfigureAwait(false).GetAwaiter().OnCompleted(continuation);
        }
        else
        {
            task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
        }
    }
}
