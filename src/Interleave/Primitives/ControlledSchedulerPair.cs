using System.ComponentModel;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Stands in for <see cref="ConcurrentExclusiveSchedulerPair"/>: an exclusive task runs alone, concurrent ones together up
/// to the limit, and no concurrent one begins while an exclusive one waits. Each task runs as a task of the underlying
/// scheduler.
/// </summary>
[Replaces(typeof(ConcurrentExclusiveSchedulerPair))]
[EditorBrowsable(EditorBrowsableState.Never)]
public class ControlledSchedulerPair
{
    private readonly PairScheduler _concurrent;
    private readonly PairScheduler _exclusive;
    private readonly TaskScheduler _target;
    private readonly TaskCompletionSource _completion = new();
    private SchedulerPairResource? _afterConcurrent;
    private SchedulerPairResource? _afterExclusive;
    private int _concurrentRunning;
    private bool _exclusiveRuns;
    private bool _isCompleting;

    /// <inheritdoc cref="ConcurrentExclusiveSchedulerPair()"/>
    public ControlledSchedulerPair()
        : this(TaskScheduler.Default)
    {
    }

    /// <inheritdoc cref="ConcurrentExclusiveSchedulerPair(TaskScheduler)"/>
    public ControlledSchedulerPair(TaskScheduler taskScheduler)
        : this(taskScheduler, EnvironmentModel.get_ProcessorCount())
    {
    }

    /// <inheritdoc cref="ConcurrentExclusiveSchedulerPair(TaskScheduler, int)"/>
    public ControlledSchedulerPair(TaskScheduler taskScheduler, int maxConcurrencyLevel)
        : this(taskScheduler, maxConcurrencyLevel, -1)
    {
    }

    /// <inheritdoc cref="ConcurrentExclusiveSchedulerPair(TaskScheduler, int, int)"/>
    public ControlledSchedulerPair(TaskScheduler taskScheduler, int maxConcurrencyLevel, int maxItemsPerTask)
    {
        ArgumentNullException.ThrowIfNull(taskScheduler);
        if (maxConcurrencyLevel is 0 or < -1)
        {
            throw new ArgumentOutOfRangeException(nameof(maxConcurrencyLevel));
        }

        if (maxItemsPerTask is 0 or < -1)
        {
            throw new ArgumentOutOfRangeException(nameof(maxItemsPerTask));
        }

        _target = taskScheduler;
        int limit = maxConcurrencyLevel == -1 ? int.MaxValue : maxConcurrencyLevel;
        int underlying = taskScheduler.MaximumConcurrencyLevel;
        _concurrent = new PairScheduler(this, underlying > 0 ? Math.Min(limit, underlying) : limit, isExclusive: false);
        _exclusive = new PairScheduler(this, 1, isExclusive: true);
        if (LogicalThread.Current is { } thread)
        {
            TaskResource.Created(thread, _completion.Task).Label = "ConcurrentExclusiveSchedulerPair.Completion";
        }
    }

    /// <inheritdoc cref="ConcurrentExclusiveSchedulerPair.ConcurrentScheduler"/>
    public TaskScheduler ConcurrentScheduler => _concurrent;

    /// <inheritdoc cref="ConcurrentExclusiveSchedulerPair.ExclusiveScheduler"/>
    public TaskScheduler ExclusiveScheduler => _exclusive;

    /// <inheritdoc cref="ConcurrentExclusiveSchedulerPair.Completion"/>
    public Task Completion => _completion.Task;

    /// <inheritdoc cref="ConcurrentExclusiveSchedulerPair.Complete"/>
    public void Complete()
    {
        _isCompleting = true;
        CompleteIfDone();
    }

    internal void Add(PairScheduler scheduler, Task task)
    {
        if (_isCompleting)
        {
            throw new InvalidOperationException("The scheduler pair was told to complete and takes no more tasks.");
        }

        scheduler.Waiting.Enqueue(task);
        StartWhatMay();
    }

    private void StartWhatMay()
    {
        while (!_exclusiveRuns)
        {
            if (_exclusive.Waiting.Count > 0)
            {
                if (_concurrentRunning == 0)
                {
                    _exclusiveRuns = true;
                    Start(_exclusive);
                }

                return;
            }

            if (_concurrent.Waiting.Count == 0 || _concurrentRunning >= _concurrent.MaximumConcurrencyLevel)
            {
                return;
            }

            _concurrentRunning++;
            Start(_concurrent);
        }
    }

    private void Start(PairScheduler scheduler)
    {
        Task task = scheduler.Waiting.Dequeue();
        if (LogicalThread.Current is { } thread)
        {
            _ = TaskFactoryModel.Begin<Nothing>(thread, () => Run(scheduler, task), null, new StartOptions(TaskCreationOptions.DenyChildAttach, _target, default));
        }
    }

    private void Run(PairScheduler scheduler, Task task)
    {
        LogicalThread thread = LogicalThread.Current!;
        _afterConcurrent ??= thread.Execution.NewResource<SchedulerPairResource>();
        _afterExclusive ??= thread.Execution.NewResource<SchedulerPairResource>();
        thread.Execution.Order(thread, AccessKind.Acquire, _afterExclusive);
        if (scheduler.IsExclusive)
        {
            thread.Execution.Order(thread, AccessKind.Acquire, _afterConcurrent);
        }

        scheduler.TryRun(task);
        thread.Execution.Order(thread, AccessKind.Release, scheduler.IsExclusive ? _afterExclusive : _afterConcurrent);
        if (scheduler.IsExclusive)
        {
            _exclusiveRuns = false;
        }
        else
        {
            _concurrentRunning--;
        }

        StartWhatMay();
        CompleteIfDone();
    }

    private void CompleteIfDone()
    {
        bool isIdle = !_exclusiveRuns && _concurrentRunning == 0 && _exclusive.Waiting.Count + _concurrent.Waiting.Count == 0;
        if (!_isCompleting || !isIdle || _completion.Task.IsCompleted || LogicalThread.Current is not { Execution.IsStopping: false })
        {
            return;
        }

        // In .NET too what follows the end of the pair does not run inside the call.
        _ = TaskModel.Run(() => TaskCompletionSourceModel.TrySetResult(_completion));
    }
}
