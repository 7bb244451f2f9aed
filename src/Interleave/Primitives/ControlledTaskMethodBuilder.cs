using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Stands in for <see cref="AsyncTaskMethodBuilder"/>. The real builder holds the task and completes it; boxing and
/// resumption are ours.
/// </summary>
[Replaces(typeof(AsyncTaskMethodBuilder))]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ControlledTaskMethodBuilder
{
    private AsyncTaskMethodBuilder _inner;
    private StateMachineBox? _box;

    /// <summary>The method's task.</summary>
    public Task Task => _inner.Task;

    /// <summary>A builder for one call.</summary>
    /// <returns>The builder.</returns>
    public static ControlledTaskMethodBuilder Create() => default;

    /// <inheritdoc cref="AsyncTaskMethodBuilder.Start{TStateMachine}(ref TStateMachine)"/>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        using KeptContext kept = KeptContext.Keep();
        int before = Builders.Begin();
        _inner.Start(ref stateMachine);
        Builders.End(before);
    }

    /// <inheritdoc cref="AsyncTaskMethodBuilder.SetStateMachine(IAsyncStateMachine)"/>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => ArgumentNullException.ThrowIfNull(stateMachine);

    /// <inheritdoc cref="AsyncTaskMethodBuilder.AwaitOnCompleted{TAwaiter, TStateMachine}(ref TAwaiter, ref TStateMachine)"/>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (LogicalThread.Current is { } thread)
        {
            Builders.Promise<TStateMachine>(thread, _inner.Task, _box);
            Builders.Await(thread, ref _box, ref awaiter, ref stateMachine);
        }
        else
        {
            _inner.AwaitOnCompleted(ref awaiter, ref stateMachine);
        }
    }

    /// <inheritdoc cref="AsyncTaskMethodBuilder.AwaitUnsafeOnCompleted{TAwaiter, TStateMachine}(ref TAwaiter, ref TStateMachine)"/>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (LogicalThread.Current is { } thread)
        {
            Builders.Promise<TStateMachine>(thread, _inner.Task, _box);
            Builders.Await(thread, ref _box, ref awaiter, ref stateMachine);
        }
        else
        {
            _inner.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
        }
    }

    /// <summary>The method has returned.</summary>
    public void SetResult()
    {
        if (_box is null || LogicalThread.Current is not { } thread)
        {
            _inner.SetResult();
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        bool queue = Completion.Begin(thread, _inner.Task);
        try
        {
            _inner.SetResult();
        }
        finally
        {
            Completion.End(thread, null, queue);
        }
    }

    /// <summary>The method has thrown.</summary>
    /// <param name="exception">What it threw.</param>
    public void SetException(Exception exception)
    {
        Builders.RethrowTeardown(exception);
        if (LogicalThread.Current is not { } thread)
        {
            _inner.SetException(exception);
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        bool queue = _box is null ? Completion.Queue(false) : Completion.Begin(thread, _inner.Task);
        try
        {
            _inner.SetException(exception);
        }
        finally
        {
            Completion.End(thread, _inner.Task, queue);
        }
    }
}
