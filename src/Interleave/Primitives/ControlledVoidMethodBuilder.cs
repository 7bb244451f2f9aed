using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Stands in for <see cref="AsyncVoidMethodBuilder"/>. An exception that leaves an async void method ends the process
/// in .NET, and so is a finding here.
/// </summary>
[Replaces(typeof(AsyncVoidMethodBuilder))]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ControlledVoidMethodBuilder
{
    private AsyncVoidMethodBuilder _inner;
    private StateMachineBox? _box;
    private SynchronizationContext? _context;
    private bool _isControlled;

    /// <summary>A builder for one call.</summary>
    /// <returns>The builder.</returns>
    public static ControlledVoidMethodBuilder Create()
    {
        if (LogicalThread.Current is not { } thread)
        {
            return new ControlledVoidMethodBuilder { _inner = AsyncVoidMethodBuilder.Create() };
        }

        SynchronizationContext? context = Ambient.Of(thread).Context;
        context?.OperationStarted();
        return new ControlledVoidMethodBuilder { _isControlled = true, _context = context };
    }

    /// <inheritdoc cref="AsyncVoidMethodBuilder.Start{TStateMachine}(ref TStateMachine)"/>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        using KeptContext kept = KeptContext.Keep();
        int before = Builders.Begin();
        _inner.Start(ref stateMachine);
        Builders.End(before);
    }

    /// <inheritdoc cref="AsyncVoidMethodBuilder.SetStateMachine(IAsyncStateMachine)"/>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => ArgumentNullException.ThrowIfNull(stateMachine);

    /// <inheritdoc cref="AsyncVoidMethodBuilder.AwaitOnCompleted{TAwaiter, TStateMachine}(ref TAwaiter, ref TStateMachine)"/>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (_isControlled && LogicalThread.Current is { } thread)
        {
            Builders.Await(thread, ref _box, ref awaiter, ref stateMachine);
        }
        else
        {
            _inner.AwaitOnCompleted(ref awaiter, ref stateMachine);
        }
    }

    /// <inheritdoc cref="AsyncVoidMethodBuilder.AwaitUnsafeOnCompleted{TAwaiter, TStateMachine}(ref TAwaiter, ref TStateMachine)"/>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (_isControlled && LogicalThread.Current is { } thread)
        {
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
        if (!_isControlled)
        {
            _inner.SetResult();
        }
        else
        {
            _context?.OperationCompleted();
        }
    }

    /// <summary>The method has thrown.</summary>
    /// <param name="exception">What it threw.</param>
    public void SetException(Exception exception)
    {
        Builders.RethrowTeardown(exception);
        if (_isControlled && LogicalThread.Current is { } thread)
        {
            thread.Execution.FailAndThrow(FindingDraft.ForException(exception, thread));
        }

        _inner.SetException(exception);
    }
}
