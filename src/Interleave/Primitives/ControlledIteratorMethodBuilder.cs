using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="AsyncIteratorMethodBuilder"/>, the builder of async iterators.</summary>
[Replaces(typeof(AsyncIteratorMethodBuilder))]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ControlledIteratorMethodBuilder
{
    private AsyncIteratorMethodBuilder _inner;
    private StateMachineBox? _box;

    /// <summary>A builder for one enumeration.</summary>
    /// <returns>The builder.</returns>
    public static ControlledIteratorMethodBuilder Create() => new() { _inner = AsyncIteratorMethodBuilder.Create() };

    /// <inheritdoc cref="AsyncIteratorMethodBuilder.MoveNext{TStateMachine}(ref TStateMachine)"/>
    public void MoveNext<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        using KeptContext kept = KeptContext.Keep();
        int before = Builders.Begin();
        _inner.MoveNext(ref stateMachine);
        Builders.End(before);
    }

    /// <inheritdoc cref="AsyncIteratorMethodBuilder.AwaitOnCompleted{TAwaiter, TStateMachine}(ref TAwaiter, ref TStateMachine)"/>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (LogicalThread.Current is { } thread)
        {
            Builders.Await(thread, ref _box, ref awaiter, ref stateMachine);
        }
        else
        {
            _inner.AwaitOnCompleted(ref awaiter, ref stateMachine);
        }
    }

    /// <inheritdoc cref="AsyncIteratorMethodBuilder.AwaitUnsafeOnCompleted{TAwaiter, TStateMachine}(ref TAwaiter, ref TStateMachine)"/>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (LogicalThread.Current is { } thread)
        {
            Builders.Await(thread, ref _box, ref awaiter, ref stateMachine);
        }
        else
        {
            _inner.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
        }
    }

    /// <summary>The iterator is at its end.</summary>
    public void Complete()
    {
        if (_box is null)
        {
            _inner.Complete();
        }
    }
}
