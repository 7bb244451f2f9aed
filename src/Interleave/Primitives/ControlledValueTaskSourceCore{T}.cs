using System.ComponentModel;
using System.Threading.Tasks.Sources;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Stands in for <see cref="ManualResetValueTaskSourceCore{TResult}"/>: its RunContinuationsAsynchronously queues
/// logical threads, not items of the real pool.
/// </summary>
[Replaces(typeof(ManualResetValueTaskSourceCore<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ControlledValueTaskSourceCore<TResult>
{
    private ManualResetValueTaskSourceCore<TResult> _inner;

    // Orders what was done before completing before what the consumer does.
    private Resource? _done;

    /// <inheritdoc cref="ManualResetValueTaskSourceCore{TResult}.RunContinuationsAsynchronously"/>
    public bool RunContinuationsAsynchronously { readonly get; set; }

    /// <inheritdoc cref="ManualResetValueTaskSourceCore{TResult}.Version"/>
    public short Version => _inner.Version;

    /// <inheritdoc cref="ManualResetValueTaskSourceCore{TResult}.Reset"/>
    public void Reset()
    {
        _done = null;
        _inner.Reset();
    }

    /// <inheritdoc cref="ManualResetValueTaskSourceCore{TResult}.SetResult(TResult)"/>
    public void SetResult(TResult result)
    {
        if (!Begin(out bool queue))
        {
            return;
        }

        try
        {
            _inner.SetResult(result);
        }
        finally
        {
            End(queue);
        }
    }

    /// <inheritdoc cref="ManualResetValueTaskSourceCore{TResult}.SetException(Exception)"/>
    public void SetException(Exception error)
    {
        Builders.RethrowTeardown(error);
        if (!Begin(out bool queue))
        {
            return;
        }

        try
        {
            _inner.SetException(error);
        }
        finally
        {
            End(queue);
        }
    }

    /// <inheritdoc cref="ManualResetValueTaskSourceCore{TResult}.GetStatus(short)"/>
    public ValueTaskSourceStatus GetStatus(short token)
    {
        ValueTaskSourceStatus status = _inner.GetStatus(token);
        Seen();
        return status;
    }

    /// <inheritdoc cref="ManualResetValueTaskSourceCore{TResult}.GetResult(short)"/>
    public TResult GetResult(short token)
    {
        Seen();
        return _inner.GetResult(token);
    }

    /// <inheritdoc cref="ManualResetValueTaskSourceCore{TResult}.OnCompleted(Action{object}, object, short, ValueTaskSourceOnCompletedFlags)"/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _inner.OnCompleted(continuation, state, token, flags);

    /// <summary>False while the execution is being torn down: nothing is completed then.</summary>
    private bool Begin(out bool queue)
    {
        queue = false;
        if (LogicalThread.Current is not { } thread)
        {
            _inner.RunContinuationsAsynchronously = RunContinuationsAsynchronously;
            return true;
        }

        // A struct has no identity to name the point by; what waits for it notices at its own points.
        queue = Completion.Queue(RunContinuationsAsynchronously);
        if (thread.Execution.IsStopping)
        {
            return false;
        }

        _done = thread.Execution.NewResource<ValueSourceResource>();
        thread.Execution.Order(thread, AccessKind.Signal, _done);
        return true;
    }

    private readonly void Seen()
    {
        if (_done is { } done && LogicalThread.Current is { } thread)
        {
            thread.Execution.Order(thread, AccessKind.Wait, done);
        }
    }

    private static void End(bool queue)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.Mutated();
            Completion.End(thread, null, queue);
        }
    }
}
