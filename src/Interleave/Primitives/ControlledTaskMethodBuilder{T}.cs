using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CA1000 // The compiler calls Create on the closed builder type.

namespace Interleave.Primitives;

/// <summary>
/// Stands in for <see cref="AsyncTaskMethodBuilder{TResult}"/>. The real builder holds the task and completes it; boxing and
/// resumption are ours.
/// </summary>
[Replaces(typeof(AsyncTaskMethodBuilder<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ControlledTaskMethodBuilder<TResult>
{
    private AsyncTaskMethodBuilder<TResult> _inner;
    private StateMachineBox? _box;

    /// <summary>The method's task.</summary>
    public Task<TResult> Task => _inner.Task;

    /// <summary>A builder for one call.</summary>
    /// <returns>The builder.</returns>
    public static ControlledTaskMethodBuilder<TResult> Create() => default;

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
    /// <param name="result">What it returned.</param>
    public void SetResult(TResult result)
    {
        if (_box is null || LogicalThread.Current is not { } thread)
        {
            _inner.SetResult(result);
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        bool queue = Completion.Begin(thread, _inner.Task);
        try
        {
            _inner.SetResult(result);
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
