using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="AsyncValueTaskMethodBuilder"/>: no task unless the method suspends or throws.</summary>
[Replaces(typeof(AsyncValueTaskMethodBuilder))]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ControlledValueTaskMethodBuilder
{
    private ControlledTaskMethodBuilder _inner;
    private bool _hasTask;
    private bool _isCompleted;

    /// <summary>The method's task.</summary>
    public ValueTask Task
    {
        get
        {
            if (_isCompleted)
            {
                return default;
            }

            _hasTask = true;
            return new ValueTask(_inner.Task);
        }
    }

    /// <summary>A builder for one call.</summary>
    /// <returns>The builder.</returns>
    public static ControlledValueTaskMethodBuilder Create() => default;

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
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => _inner.SetStateMachine(stateMachine);

    /// <inheritdoc cref="AsyncTaskMethodBuilder.AwaitOnCompleted{TAwaiter, TStateMachine}(ref TAwaiter, ref TStateMachine)"/>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        _hasTask = true;
        _inner.AwaitOnCompleted(ref awaiter, ref stateMachine);
    }

    /// <inheritdoc cref="AsyncTaskMethodBuilder.AwaitUnsafeOnCompleted{TAwaiter, TStateMachine}(ref TAwaiter, ref TStateMachine)"/>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        _hasTask = true;
        _inner.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
    }

    /// <summary>The method has returned.</summary>
    public void SetResult()
    {
        if (_hasTask)
        {
            _inner.SetResult();
        }
        else
        {
            _isCompleted = true;
        }
    }

    /// <summary>The method has thrown.</summary>
    /// <param name="exception">What it threw.</param>
    public void SetException(Exception exception)
    {
        _hasTask = true;
        _inner.SetException(exception);
    }
}
