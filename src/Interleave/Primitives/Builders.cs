using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What the async method builders share.</summary>
internal static class Builders
{
    /// <summary>Suspends a method. The box is made at the first suspension, in the builder's own slot, so that the copy of the state machine inside the box has it too.</summary>
    internal static void Await<TAwaiter, TStateMachine>(
        LogicalThread thread, ref StateMachineBox? slot, ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (thread.Execution.IsStopping)
        {
            throw TeardownException.Instance;
        }

        if (thread.Held.Count > thread.HeldBefore)
        {
            thread.Execution.CheckAwait(thread, StateMachineBox<TStateMachine>.MethodName);
        }

        StateMachineBox? box = slot;
        if (box is null)
        {
            var made = new StateMachineBox<TStateMachine>(thread);
            slot = made;
            made.StateMachine = stateMachine;
            box = made;
        }

        box.Await(thread, ref awaiter, default(TAwaiter) is ICriticalNotifyCompletion || awaiter is ICriticalNotifyCompletion);
    }

    /// <summary>An async method begins or goes on: the locks held now are its caller's.</summary>
    /// <returns>To be passed to <see cref="End"/>.</returns>
    internal static int Begin()
    {
        if (LogicalThread.Current is not { } thread)
        {
            return 0;
        }

        int before = thread.HeldBefore;
        thread.HeldBefore = thread.Held.Count;
        return before;
    }

    /// <summary>It has returned, been suspended or thrown.</summary>
    internal static void End(int before)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.HeldBefore = before;
        }
    }

    /// <summary>The first suspension: the promise that callers get is one of ours, named after the method.</summary>
    internal static void Promise<TStateMachine>(LogicalThread thread, Task task, StateMachineBox? box)
        where TStateMachine : IAsyncStateMachine
    {
        if (box is null)
        {
            TaskResource resource = TaskResource.Created(thread, task);
            resource.Label = StateMachineBox<TStateMachine>.TaskLabel;
            resource.CreatedAt = 0;
        }
    }

    /// <summary>Lets the tester's own exception pass when a catch block that was not rewritten caught it.</summary>
    internal static void RethrowTeardown(Exception exception)
    {
        if (exception is TeardownException)
        {
            throw TeardownException.Instance;
        }
    }
}
