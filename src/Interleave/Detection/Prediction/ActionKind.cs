namespace Interleave.Detection.Prediction;

/// <summary>What an action means to prediction: memory, locks, and everything else as an order that stays as it was.</summary>
internal enum ActionKind : byte
{
    /// <summary>Depends on nothing and nothing depends on it (a yield, a writer's arrival at a lock).</summary>
    None,

    /// <summary>Reads memory, plainly or not: needs the write it read from.</summary>
    Read,

    /// <summary>Writes memory.</summary>
    Write,

    /// <summary>Reads and writes memory in one step.</summary>
    Update,

    /// <summary>Has taken a lock for itself alone.</summary>
    Acquire,

    /// <summary>Has taken a lock shared with other readers.</summary>
    AcquireShared,

    /// <summary>Has taken an upgradeable lock: shared with readers, not with its like.</summary>
    AcquireUpgradeable,

    /// <summary>Has come back from Monitor.Wait with the lock: an acquisition that needs the signals before it.</summary>
    Reacquire,

    /// <summary>Has given a lock back.</summary>
    Release,

    /// <summary>Has given a lock back to wait for a signal on it; signals need it.</summary>
    ReleaseToWait,

    /// <summary>Changes something that is neither memory nor a lock (an event, a semaphore, a task): needs the change before it.</summary>
    Change,

    /// <summary>Looks at such a thing: needs the last change.</summary>
    Look,

    /// <summary>Depends on what nobody can see (virtual time, a lock that was not free): needs everything before it.</summary>
    Fixed,

    /// <summary>Makes a thread.</summary>
    Spawn,

    /// <summary>First action of a thread: needs the spawn.</summary>
    Start,

    /// <summary>Last action of a thread.</summary>
    End,

    /// <summary>Has seen a thread's end.</summary>
    Join,
}
