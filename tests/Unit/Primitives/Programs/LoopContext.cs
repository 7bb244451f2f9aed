namespace Unit.Primitives.Programs;

/// <summary>A synchronization context with one thread, as user interfaces have.</summary>
public sealed class LoopContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _items = new();
    private readonly object _gate = new();
    private bool _isDone;

    public int Operations { get; private set; }

    public Thread? LoopThread { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _items.Enqueue((d, state));
            Monitor.Pulse(_gate);
        }
    }

    public override void OperationStarted() => Operations++;

    public override void OperationCompleted() => Operations--;

    /// <summary>Runs what is posted on the calling thread, until the task is complete.</summary>
    public void Run(Func<Task> program)
    {
        LoopThread = Thread.CurrentThread;
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            Task task = program();
            _ = task.ContinueWith(_ => Stop(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (Next() is { } item)
            {
                item.Callback(item.State);
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            _isDone = true;
            Monitor.Pulse(_gate);
        }
    }

    private (SendOrPostCallback Callback, object? State)? Next()
    {
        lock (_gate)
        {
            while (_items.Count == 0)
            {
                if (_isDone)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }

            return _items.Dequeue();
        }
    }
}
