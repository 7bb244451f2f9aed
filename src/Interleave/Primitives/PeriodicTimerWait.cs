using System.Threading.Tasks.Sources;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>One incomplete PeriodicTimer.WaitForNextTickAsync. It ends, for the timer, when its result is taken.</summary>
internal sealed class PeriodicTimerWait : IValueTaskSource<bool>
{
    private readonly PeriodicTimerResource _timer;
    private readonly CancellationToken _token;
    private readonly CancellationCallback? _cancellation;
    private ManualResetValueTaskSourceCore<bool> _core;

    internal PeriodicTimerWait(LogicalThread thread, PeriodicTimerResource timer, CancellationToken token)
    {
        (_timer, _token) = (timer, token);
        _cancellation = CancellationCallback.ForModel(thread, static w => ((PeriodicTimerWait)w!).Cancel(), this, token);
    }

    internal ValueTask<bool> Task => new(this, _core.Version);

    /// <summary>Continuations run inside, as in .NET.</summary>
    internal void Complete(CancellationToken? cancelled)
    {
        if (cancelled is { } token)
        {
            _core.SetException(new OperationCanceledException(token));
        }
        else
        {
            _core.SetResult(true);
        }
    }

    public bool GetResult(short token)
    {
        try
        {
            _core.GetResult(token);
        }
        finally
        {
            if (_core.GetStatus(token) != ValueTaskSourceStatus.Pending)
            {
                _cancellation?.Unregister();
                _core.Reset();
                _timer.Wait = null;
                _timer.IsSignalled &= _timer.IsStopped;
            }
        }

        return !_timer.IsStopped;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private void Cancel()
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread && ReferenceEquals(_timer.Wait, this))
        {
            thread.Execution.Point(thread, AccessKind.Signal, _timer);
            if (ReferenceEquals(_timer.Wait, this))
            {
                _timer.Signal(_token);
            }
        }
    }
}
