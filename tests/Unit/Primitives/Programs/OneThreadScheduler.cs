namespace Unit.Primitives.Programs;

/// <summary>A task scheduler with a thread of its own, as a program would write it.</summary>
public sealed class OneThreadScheduler : TaskScheduler, IDisposable
{
    private readonly Queue<Task> _tasks = new();
    private readonly object _gate = new();
    private readonly Thread _thread;
    private bool _isDone;

    public OneThreadScheduler()
    {
        _thread = new Thread(Loop) { IsBackground = true };
        _thread.Start();
    }

    public override int MaximumConcurrencyLevel => 1;

    public bool RefusesTasks { get; set; }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDone = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
    }

    protected override void QueueTask(Task task)
    {
        if (RefusesTasks)
        {
            throw new NotSupportedException("full");
        }

        lock (_gate)
        {
            _tasks.Enqueue(task);
            Monitor.Pulse(_gate);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        Thread.CurrentThread == _thread && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;

    private void Loop()
    {
        while (true)
        {
            Task task;
            lock (_gate)
            {
                while (_tasks.Count == 0)
                {
                    if (_isDone)
                    {
                        return;
                    }

                    Monitor.Wait(_gate);
                }

                task = _tasks.Dequeue();
            }

            TryExecuteTask(task);
        }
    }
}
