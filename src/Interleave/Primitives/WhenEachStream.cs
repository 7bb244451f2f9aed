using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What Task.WhenEach returns: the tasks in the order they completed. Only its first enumeration yields them, as in .NET.</summary>
/// <typeparam name="TTask">Task, or a task with a result.</typeparam>
internal sealed class WhenEachStream<TTask> : IAsyncEnumerable<TTask>
    where TTask : Task
{
    private readonly Queue<TTask> _completed = new();
    private int _left;
    private bool _isTaken;
    private WhenEachWait? _wait;

    private TTask? _current;

    internal static WhenEachStream<TTask> Of(LogicalThread thread, TTask[] tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        if (Array.Exists(tasks, t => t is null))
        {
            throw new ArgumentException("The tasks argument included a null value.", nameof(tasks));
        }

        var stream = new WhenEachStream<TTask> { _left = tasks.Length };
        foreach (TTask task in tasks)
        {
            if (task.IsCompleted)
            {
                stream._completed.Enqueue(task);
            }
            else
            {
                new CallbackContinuation(thread, "Task.WhenEach", () => stream.Add(task)).Await(thread, task);
            }
        }

        return stream;
    }

    public IAsyncEnumerator<TTask> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var enumerator = new Enumerator(this, _isTaken, cancellationToken);
        _isTaken = true;
        return enumerator;
    }

    private void Add(TTask task)
    {
        _completed.Enqueue(task);
        if (_wait is { } wait)
        {
            _wait = null;
            Take();
            wait.Complete();
        }
    }

    private void Take()
    {
        _current = _completed.Dequeue();
        _left--;
    }

    private ValueTask<bool> Next(CancellationToken token)
    {
        if (_left == 0 || LogicalThread.Current is not { } thread)
        {
            return new ValueTask<bool>(false);
        }

        if (_completed.Count > 0)
        {
            Take();
            thread.Execution.NoteSeen<TaskResource>(thread, _current!);
            return new ValueTask<bool>(true);
        }

        if (token.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(token);
        }

        WhenEachWait wait = new();
        _wait = wait;
        wait.Begin(thread, "Task.WhenEach", Timeout.InfiniteTimeSpan, token);
        return new ValueTask<bool>(wait.Task);
    }

    private sealed class Enumerator(WhenEachStream<TTask> stream, bool isEmpty, CancellationToken token) : IAsyncEnumerator<TTask>
    {
        public TTask Current => stream._current!;

        public ValueTask<bool> MoveNextAsync() => isEmpty ? new ValueTask<bool>(false) : stream.Next(token);

        public ValueTask DisposeAsync() => default;
    }
}
