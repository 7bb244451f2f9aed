namespace Interleave.Runtime;

/// <summary>What a pending access will do to its resource once its logical thread is chosen.</summary>
public enum AccessKind : byte
{
    /// <summary>Nothing visible yet.</summary>
    None,

    /// <summary>The first step of a logical thread.</summary>
    Start,

    /// <summary>A plain or volatile read.</summary>
    Read,

    /// <summary>A plain or volatile write.</summary>
    Write,

    /// <summary>An atomic read-modify-write.</summary>
    ReadWrite,

    /// <summary>Takes a lock exclusively, or one unit of a semaphore.</summary>
    Acquire,

    /// <summary>Takes a lock shared (reader).</summary>
    AcquireShared,

    /// <summary>Takes an upgradeable read lock.</summary>
    AcquireUpgradeable,

    /// <summary>Tries to take a lock without waiting.</summary>
    TryAcquire,

    /// <summary>Gives a lock or a unit back.</summary>
    Release,

    /// <summary>Waits for an event, a pulse, a task.</summary>
    Wait,

    /// <summary>Sets an event, pulses, completes a task, cancels a token.</summary>
    Signal,

    /// <summary>Creates a logical thread.</summary>
    Spawn,

    /// <summary>Waits for a logical thread to end.</summary>
    Join,

    /// <summary>Offers the processor: Yield, Sleep(0), SpinWait.</summary>
    Yield,

    /// <summary>Waits for virtual time to pass.</summary>
    Sleep,

    /// <summary>A call into unrewritten code on a shared object that counts as one step.</summary>
    Atomic,

    /// <summary>The last step of a logical thread.</summary>
    End,

    /// <summary>A value drawn from the strategy (random numbers, choices).</summary>
    Choice,

    /// <summary>Enters a region declared with <see cref="Atomic"/>.</summary>
    RegionBegin,

    /// <summary>Leaves it.</summary>
    RegionEnd,
}
