using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A promise that ends when virtual time gets there, when a token is cancelled, or otherwise; whichever is first.</summary>
internal abstract class TimedPromise
{
    private VirtualTimer? _timer;
    private CancellationCallback? _cancellation;

    protected CancellationToken Token { get; private set; }

    internal abstract Task Promise { get; }

    /// <summary>Arms timer and token.</summary>
    internal void Begin(LogicalThread thread, string label, TimeSpan delay, CancellationToken token)
    {
        Token = token;
        TaskResource.Created(thread, Promise).Label = label;
        if (delay != Timeout.InfiniteTimeSpan)
        {
            _timer = thread.Execution.Clock.Schedule(delay, static p => ((TimedPromise)p!).OnDue(), this, label);
        }

        _cancellation = CancellationCallback.ForModel(thread, static p => ((TimedPromise)p!).OnCancelled(), this, token);
    }

    /// <summary>Ends the promise with <paramref name="end"/> unless it has ended.</summary>
    internal void End(Action end)
    {
        if (LogicalThread.Current is not { } thread || thread.Execution.IsStopping || Promise.IsCompleted)
        {
            return;
        }

        bool queue = Completion.Begin(thread, Promise);
        try
        {
            if (!Promise.IsCompleted)
            {
                Disarm();
                end();
            }
        }
        finally
        {
            Completion.End(thread, Promise, queue);
        }
    }

    /// <summary>Neither timer nor token matter any more.</summary>
    protected void Disarm()
    {
        _timer?.Cancel();
        _cancellation?.Unregister();
    }

    /// <summary>The time is up.</summary>
    protected abstract void SetDue();

    protected abstract void SetCancelled();

    private void OnDue() => End(SetDue);

    private void OnCancelled() => End(SetCancelled);
}
