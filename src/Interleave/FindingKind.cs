namespace Interleave;

/// <summary>What a finding is: always a bug of the code under test, never of the tester.</summary>
public enum FindingKind
{
    /// <summary>An exception (a failed assertion included) left the test method, a thread's body or an async void method.</summary>
    UnhandledException,

    /// <summary>
    /// Logical threads wait for one another in a circle, without time limits; or no logical thread can go on at all and no
    /// timer is pending.
    /// </summary>
    Deadlock,

    /// <summary>
    /// The execution passed its step bound, went on as long again with every thread given its turns, and no value changes
    /// any more.
    /// </summary>
    Hang,

    /// <summary>A task failed and nobody looked at its exception before the execution ended.</summary>
    UnobservedTaskException,

    /// <summary>A logical thread ended, or the test returned, while holding a lock.</summary>
    LeakedLock,

    /// <summary>Two accesses to one location, one of them a write, with no happens-before order between them.</summary>
    DataRace,

    /// <summary>Two calls on one collection that is not thread-safe, one of them changing it, with no happens-before order between them.</summary>
    UnsafeCollection,

    /// <summary>As <see cref="Hang"/>, but the threads go on changing values that others see, without getting anywhere.</summary>
    Livelock,

    /// <summary>A deadlock of a thread that waits for a signal which was given before it waited, when nobody did.</summary>
    LostWakeup,

    /// <summary>A thread waits for something that was given to others more often than the bound allows.</summary>
    Starvation,

    /// <summary>A lock is given back, waited on or pulsed by a thread that does not hold it.</summary>
    LockNotOwned,

    /// <summary>An async method suspends while it holds a lock that belongs to the thread: it goes on elsewhere.</summary>
    AwaitWithLock,

    /// <summary>A region declared with Atomic.Region was interleaved in a way that no order of whole regions gives.</summary>
    AtomicityViolation,
}
