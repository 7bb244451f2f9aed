using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>An object used as a monitor: owner, recursion count, and the queue of threads in Wait.</summary>
internal sealed class MonitorResource : Resource
{
    private readonly List<MonitorWait> _waiters = [];

    internal LogicalThread? Owner { get; set; }

    /// <summary>How often the owner has entered; 0 exactly when there is no owner.</summary>
    internal int Count { get; set; }

    /// <summary>The owner's accesses to memory when it took the lock.</summary>
    internal int AccessesWhenTaken { get; set; }

    internal bool HasWaiters => _waiters.Count > 0;

    public override string KindName => "lock";

    public override bool IsReady(LogicalThread thread) =>
        Owner is null && (thread.WaitState is not MonitorWait { IsPulsed: false });

    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Owner is not null)
        {
            holders.Add(Owner);
        }
    }

    internal override bool IsSignalMissedBy(LogicalThread waiter) => waiter.WaitState is MonitorWait { IsPulsed: false, IsUnchecked: true };

    internal void Enqueue(MonitorWait wait) => _waiters.Add(wait);

    /// <summary>Takes a waiter that gave up out of the queue.</summary>
    internal void Forget(MonitorWait wait) => _waiters.Remove(wait);

    /// <summary>Moves the longest waiting thread to the threads that compete for the lock.</summary>
    internal void PulseOne()
    {
        if (_waiters.Count > 0)
        {
            _waiters[0].IsPulsed = true;
            _waiters.RemoveAt(0);
        }
    }

    internal void PulseAll()
    {
        foreach (MonitorWait wait in _waiters)
        {
            wait.IsPulsed = true;
        }

        _waiters.Clear();
    }

    protected internal override void Reset()
    {
        (Owner, Count) = (null, 0);
        _waiters.Clear();
    }
}
