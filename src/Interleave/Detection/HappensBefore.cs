using Interleave.Runtime;

namespace Interleave.Detection;

/// <summary>
/// The happens-before order of an execution as vector clocks (Lamport 1978; the rules of Flanagan and Freund,
/// "FastTrack", PLDI 2009, §3, with release clocks that join instead of replace, since semaphores, events and shared
/// locks can be released by several threads before one acquires). Volatile reads acquire, volatile writes release, and
/// interlocked operations do both (.NET memory model, dotnet/runtime docs/design/specs/Memory-model.md, "Atomic
/// memory accesses" and "Synchronization"); a type initialiser's accesses are not told, being ordered before every use.
/// </summary>
/// <remarks>
/// Where nobody was seen to create a thread, the order is taken to hold: that can hide a race and never makes a false
/// one. Clocks are pooled, so that a warm fold allocates nothing.
/// </remarks>
internal sealed class HappensBefore
{
    // By thread id: what happened before its next event, itself included. Invariant: component t of clock t is at least 1.
    private readonly ClockTable _threads = new();

    // Threads created but not started: their creator's clock then.
    private readonly ClockTable _spawned = new();

    // By resource ordinal: the join of the clocks of all releases. Those of shared holders apart: readers are not ordered with one another.
    private readonly ClockTable _released = new();
    private readonly ClockTable _releasedShared = new();
    private readonly HashSet<(int Thread, int Resource)> _holdsShared = [];

    /// <summary>The clock of a thread.</summary>
    internal VectorClock Of(int thread) => _threads.TryGet(thread) ?? Begin(thread);

    internal void Reset()
    {
        _threads.Clear();
        _spawned.Clear();
        _released.Clear();
        _releasedShared.Clear();
        _holdsShared.Clear();
    }

    /// <summary>Takes in an event's synchronisation; plain accesses have none.</summary>
    internal void OnEvent(in AccessEvent seen)
    {
        if (seen is { Kind: AccessKind.Start, Resource: >= 0 } && _threads.TryGet(seen.Thread) is null)
        {
            // Its cause is known and acquired below: that time has passed orders nothing else.
            _threads.Of(seen.Thread).Increment(seen.Thread);
        }

        VectorClock clock = Of(seen.Thread);
        if (seen.Resource < 0)
        {
            return;
        }

        switch (seen.Kind)
        {
            case AccessKind.Start:
                // What made the thread: the setting of the timer it is the callback of.
                Acquire(clock, seen.Resource, exclusive: true);
                break;
            case AccessKind.Acquire or AccessKind.AcquireUpgradeable or AccessKind.TryAcquire when !seen.TimedOut:
                Acquire(clock, seen.Resource, exclusive: true);
                break;
            case AccessKind.AcquireShared when !seen.TimedOut:
                Acquire(clock, seen.Resource, exclusive: false);
                _holdsShared.Add((seen.Thread, seen.Resource));
                break;
            case AccessKind.Release:
                Release(seen, _holdsShared.Remove((seen.Thread, seen.Resource)) ? _releasedShared : _released);
                break;
            case AccessKind.Wait or AccessKind.Join when !seen.TimedOut:
                Acquire(clock, seen.Resource, exclusive: true);
                break;
            case AccessKind.Signal or AccessKind.Atomic:
                Acquire(clock, seen.Resource, exclusive: true);
                Release(seen, _released);
                break;
            case AccessKind.End:
                Release(seen, _released);
                break;
            case AccessKind.Spawn when seen.Peer >= 0:
                _spawned.Of(seen.Peer).Join(clock);
                clock.Increment(seen.Thread);
                break;
            case AccessKind.Read or AccessKind.Write or AccessKind.ReadWrite when !seen.IsPlainMemory:
                OnSyncAccess(seen, clock);
                break;
        }
    }

    private VectorClock Begin(int thread)
    {
        VectorClock clock = _threads.Of(thread);
        if (_spawned.TryGet(thread) is { } creator)
        {
            clock.Join(creator);
        }
        else
        {
            foreach (VectorClock other in _threads.All)
            {
                clock.Join(other);
            }
        }

        clock.Increment(thread);
        return clock;
    }

    private void OnSyncAccess(in AccessEvent seen, VectorClock clock)
    {
        if (seen.Kind != AccessKind.Write)
        {
            Acquire(clock, seen.Resource, exclusive: true);
        }

        if (seen.Kind != AccessKind.Read)
        {
            Release(seen, _released);
        }
    }

    private void Acquire(VectorClock clock, int resource, bool exclusive)
    {
        if (_released.TryGet(resource) is { } released)
        {
            clock.Join(released);
        }

        if (exclusive && _releasedShared.TryGet(resource) is { } shared)
        {
            clock.Join(shared);
        }
    }

    private void Release(in AccessEvent seen, ClockTable to)
    {
        VectorClock clock = Of(seen.Thread);
        to.Of(seen.Resource).Join(clock);
        clock.Increment(seen.Thread);
    }
}
