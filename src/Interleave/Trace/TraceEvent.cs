using Interleave.Runtime;

namespace Interleave.Trace;

/// <summary>One visible action of an execution, as it was done.</summary>
/// <param name="Step">Scheduling point count when it was done.</param>
/// <param name="Thread">Id of the logical thread.</param>
/// <param name="ThreadName">Its name.</param>
/// <param name="Kind">What it did.</param>
/// <param name="Resource">Ordinal of the resource, -1 without one.</param>
/// <param name="ResourceName">Shown to people; empty without a resource.</param>
/// <param name="Site">Where.</param>
/// <param name="Held">The locks held right after it, outermost first.</param>
/// <param name="Stack">Frames of rewritten code, innermost first.</param>
/// <param name="Ticks">Virtual time, 100 ns units.</param>
public sealed record TraceEvent(
    int Step,
    int Thread,
    string ThreadName,
    AccessKind Kind,
    int Resource,
    string ResourceName,
    Site Site,
    IReadOnlyList<string> Held,
    IReadOnlyList<string> Stack,
    long Ticks)
{
    /// <summary>True for volatile and interlocked accesses, which order memory.</summary>
    public bool IsSync { get; init; }

    /// <summary>True for a plain access to a memory location that is known exactly: the only kind that can race.</summary>
    public bool IsPlainMemory { get; init; }

    /// <summary>True when the location is the contents of a collection that is not thread-safe.</summary>
    public bool IsCollection => CollectionType is not null;

    /// <summary>Position among all events of its execution, those that are not in the trace included; -1 unknown.</summary>
    public int Number { get; init; } = -1;

    /// <summary>For a call on a collection that is not thread-safe: its type as written in C#. Null at any other action.</summary>
    public string? CollectionType { get; init; }

    /// <summary>True when the action took a lock; an attempt that got nothing has false.</summary>
    public bool Taken { get; init; }

    /// <summary>True for a wait that ended by its time limit or by cancellation, without getting what it waited for.</summary>
    public bool TimedOut { get; init; }

    /// <summary>Spawn, Join and End: id of the thread created, joined or ended; -1 elsewhere.</summary>
    public int Peer { get; init; } = -1;

    /// <summary>
    /// What a weak memory model made of it: <c>reads the older value 0 of Gate._open#2 (T1 wrote 1 at Gate.cs:12, still in
    /// its store buffer)</c>. Null where memory did as one expects.
    /// </summary>
    public string? Remark { get; init; }

    /// <summary>
    /// Where the event begins a switch away from a thread that could have gone on: what that thread stood before,
    /// without a stack. Null at any other event.
    /// </summary>
    internal TraceEvent? Preempted { get; init; }

    /// <summary>The thread as shown to people: <c>T3 worker</c>.</summary>
    public string ThreadLabel => ThreadName.Length > 0 ? $"T{Thread} {ThreadName}" : $"T{Thread}";
}
