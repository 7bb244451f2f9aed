using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A suspended async method. One box for the life of the method; its callback is made once.</summary>
internal abstract class StateMachineBox : Continuation
{
    protected StateMachineBox(LogicalThread thread)
        : base(thread)
    {
    }

    /// <summary>The context captured at the latest await; null while its flow is suppressed.</summary>
    internal ExecutionContext? Context { get; set; }

    /// <summary>
    /// Suspends: goes on through the awaiter. A modelled awaiter registers on the task or queues; any other one is given
    /// the callback, whatever thread it calls it from.
    /// </summary>
    internal void Await<TAwaiter>(LogicalThread thread, ref TAwaiter awaiter, bool isUnsafe)
        where TAwaiter : INotifyCompletion
    {
        Context = ExecutionContext.Capture();
        if (awaiter is IControlledAwaiter controlled)
        {
            controlled.Register(thread, this);
            return;
        }

        RunAnywhere();
        AwaiterResource resource = thread.Execution.NewResource<AwaiterResource>();
        resource.AwaiterType = awaiter.GetType();
        Suspend(thread, resource);
        if (isUnsafe)
        {
            ((ICriticalNotifyCompletion)awaiter).UnsafeOnCompleted(Callback);
        }
        else
        {
            awaiter.OnCompleted(Callback);
        }
    }
}
