using System.Diagnostics.CodeAnalysis;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Mutexes with priority inheritance, as a real-time kernel has them. Priorities are modelled: they decide which waiter is
/// let in and what a holder inherits, not which thread the operating system runs.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A provider has no end; what it keeps for a thread goes with the thread.")]
public sealed class PriorityInheritanceLockProvider : IPriorityLockProvider
{
    // The kernel: guards every task and mutex. Never held while waiting.
    private readonly Lock _kernel = new();
    private readonly ThreadLocal<PriorityThread> _current = new(static () => new PriorityThread());

    /// <inheritdoc/>
    public string Name => "priority-inheritance";

    /// <inheritdoc/>
    public int MaxServerThreads => int.MaxValue;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => false;

    /// <summary>What this thread inherits just now, or its own.</summary>
    internal int EffectivePriority
    {
        get
        {
            lock (_kernel)
            {
                return _current.Value!.EffectivePriority;
            }
        }
    }

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new PriorityInheritanceLock(this, name);
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public void SetThreadPriority(int priority)
    {
        var task = _current.Value!;
        if (task.BasePriority == priority)
        {
            // Written by this thread alone.
            return;
        }

        lock (_kernel)
        {
            PriorityInheritance.SetPriority(task, priority);
        }
    }

    /// <summary>How many threads wait for a lock just now.</summary>
    /// <param name="created">One of this provider's.</param>
    /// <returns>0 or more.</returns>
    internal int WaiterCount(IHsmLock created)
    {
        lock (_kernel)
        {
            return ((PriorityInheritanceLock)created).WaiterCount;
        }
    }

    private void Enter(PriorityMutex mutex)
    {
        var current = _current.Value!;
        lock (_kernel)
        {
            if (PriorityInheritance.Request(current, mutex))
            {
                return;
            }
        }

        current.Wakeup.Wait();
    }

    private void Exit(PriorityMutex mutex)
    {
        lock (_kernel)
        {
            // The mutex is the new owner's already: whoever comes between finds it taken.
            (PriorityInheritance.Release(mutex) as PriorityThread)?.Wakeup.Release();
        }
    }

    private sealed class PriorityInheritanceLock(PriorityInheritanceLockProvider provider, string name) : OwnedLock(name)
    {
        private readonly PriorityMutex _mutex = new();

        public int WaiterCount => _mutex.Waiters.Count;

        protected override HsmStatus Enter()
        {
            provider.Enter(_mutex);
            return HsmStatus.Ok;
        }

        protected override void Exit() => provider.Exit(_mutex);
    }

    [SuppressMessage("Design", "CA1001", Justification = "It lives as long as its thread; the wait handle is never asked for.")]
    private sealed class PriorityThread : PriorityTask
    {
        // Invariant: a permit only between being made an owner while waiting and waking up.
        public SemaphoreSlim Wakeup { get; } = new(0, 1);
    }
}
