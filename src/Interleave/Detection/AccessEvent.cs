using Interleave.Runtime;

namespace Interleave.Detection;

/// <summary>
/// A visible action as detectors see it: small, without names or stacks, so that every execution can be observed.
/// Ids are those of the execution; <see cref="Number"/> finds the event again in a trace of it.
/// </summary>
/// <remarks>
/// Taking a lock may be told twice in a row: when it could be taken, and when it was (<see cref="Taken"/>). A saved
/// trace holds only the second. Folds must not mind.
/// </remarks>
public readonly record struct AccessEvent
{
    /// <summary>Position among the events of the execution, from 0.</summary>
    public int Number { get; init; }

    /// <summary>Scheduling point count when it was done.</summary>
    public int Step { get; init; }

    /// <summary>How many scheduling points the thread had stood at; events of one thread with one number are one indivisible step. 0 from a saved trace.</summary>
    public int Point { get; init; }

    /// <summary>Id of the logical thread.</summary>
    public int Thread { get; init; }

    /// <summary>Ordinal of the resource, -1 without one.</summary>
    public int Resource { get; init; }

    /// <summary>The site's id (see <see cref="SiteTable"/>); from a saved trace, a number that tells its sites apart.</summary>
    public int Site { get; init; }

    /// <summary>Spawn, Join and End: id of the thread created, joined or ended; -1 elsewhere.</summary>
    public int Peer { get; init; }

    /// <summary>What it did.</summary>
    public AccessKind Kind { get; init; }

    /// <summary>True for volatile and interlocked accesses, which order memory.</summary>
    public bool IsSync { get; init; }

    /// <summary>True for a plain access to a memory location that is known exactly: the only kind that can race.</summary>
    public bool IsPlainMemory { get; init; }

    /// <summary>True when the location is the contents of a collection that is not thread-safe.</summary>
    public bool IsCollection { get; init; }

    /// <summary>True when the action took a lock.</summary>
    public bool Taken { get; init; }

    /// <summary>True for a wait that ended by its time limit or by cancellation.</summary>
    public bool TimedOut { get; init; }
}
