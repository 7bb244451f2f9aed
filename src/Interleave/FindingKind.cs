namespace Interleave;

/// <summary>What a finding is: always a bug of the code under test, never of the tester.</summary>
public enum FindingKind
{
    /// <summary>An exception (a failed assertion included) left the test method, a thread's body or an async void method.</summary>
    UnhandledException,

    /// <summary>No logical thread can go on, and no timer is pending.</summary>
    Deadlock,

    /// <summary>The execution passed its step bound without ending.</summary>
    Hang,

    /// <summary>A task failed and nobody looked at its exception before the execution ended.</summary>
    UnobservedTaskException,

    /// <summary>A logical thread ended, or the test returned, while holding a lock.</summary>
    LeakedLock,

    /// <summary>Two accesses to one location, one of them a write, with no happens-before order between them.</summary>
    DataRace,

    /// <summary>Two calls on one collection that is not thread-safe, one of them changing it, with no happens-before order between them.</summary>
    UnsafeCollection,
}
