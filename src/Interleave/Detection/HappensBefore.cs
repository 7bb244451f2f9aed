using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Detection;

/// <summary>
/// The happens-before order of an execution as vector clocks (Lamport 1978; the rules of Flanagan and Freund,
/// "FastTrack", PLDI 2009, §3, with release clocks that join instead of replace, since semaphores, events and shared
/// locks can be released by several threads before one acquires).
/// </summary>
/// <remarks>
/// Where the trace does not tell who released, the order is taken to hold (a wait on something nobody was seen to
/// signal, a thread whose creator was not seen): that can hide a race and never makes a false one.
/// </remarks>
internal sealed class HappensBefore
{
    // By thread id: what happened before its next event, itself included. Invariant: component t of clock t is at least 1.
    private readonly Dictionary<int, VectorClock> _threads = [];

    // By resource ordinal: the join of the clocks of all releases. Those of shared holders apart: readers are not ordered with one another.
    private readonly Dictionary<int, VectorClock> _released = [];
    private readonly Dictionary<int, VectorClock> _releasedShared = [];

    // Threads created but not started: their creator's clock then.
    private readonly Dictionary<int, VectorClock> _spawned = [];
    private readonly HashSet<(int Thread, int Resource)> _holdsShared = [];

    /// <summary>The clock of a thread.</summary>
    internal VectorClock Of(int thread)
    {
        if (!_threads.TryGetValue(thread, out VectorClock? clock))
        {
            clock = _spawned.Remove(thread, out VectorClock? creator) ? creator : Everything();
            clock.Increment(thread);
            _threads.Add(thread, clock);
        }

        return clock;
    }

    /// <summary>Takes in an event's synchronisation; plain accesses have none.</summary>
    internal void OnEvent(TraceEvent traced)
    {
        VectorClock clock = Of(traced.Thread);
        switch (traced.Kind)
        {
            case AccessKind.Acquire or AccessKind.AcquireUpgradeable or AccessKind.TryAcquire when !traced.TimedOut:
                Acquire(clock, traced.Resource, exclusive: true);
                break;
            case AccessKind.AcquireShared when !traced.TimedOut:
                Acquire(clock, traced.Resource, exclusive: false);
                _holdsShared.Add((traced.Thread, traced.Resource));
                break;
            case AccessKind.Release:
                Release(traced, _holdsShared.Remove((traced.Thread, traced.Resource)) ? _releasedShared : _released);
                break;
            case AccessKind.Wait or AccessKind.Join when !traced.TimedOut:
                AcquireOrEverything(clock, traced.Resource);
                break;
            case AccessKind.Signal or AccessKind.Atomic:
                Acquire(clock, traced.Resource, exclusive: true);
                Release(traced, _released);
                break;
            case AccessKind.End:
                Release(traced, _released);
                break;
            case AccessKind.Spawn when traced.Peer >= 0:
                _spawned[traced.Peer] = clock.Copy();
                clock.Increment(traced.Thread);
                break;
            case AccessKind.Read or AccessKind.Write or AccessKind.ReadWrite when !traced.IsPlainMemory:
                OnSyncAccess(traced, clock);
                break;
        }
    }

    private void OnSyncAccess(TraceEvent traced, VectorClock clock)
    {
        if (traced.Kind != AccessKind.Write)
        {
            Acquire(clock, traced.Resource, exclusive: true);
        }

        if (traced.Kind != AccessKind.Read)
        {
            Release(traced, _released);
        }
    }

    private void Acquire(VectorClock clock, int resource, bool exclusive)
    {
        if (_released.TryGetValue(resource, out VectorClock? released))
        {
            clock.Join(released);
        }

        if (exclusive && _releasedShared.TryGetValue(resource, out VectorClock? shared))
        {
            clock.Join(shared);
        }
    }

    private void AcquireOrEverything(VectorClock clock, int resource)
    {
        if (_released.ContainsKey(resource))
        {
            Acquire(clock, resource, exclusive: true);
        }
        else
        {
            clock.Join(Everything());
        }
    }

    private void Release(TraceEvent traced, Dictionary<int, VectorClock> to)
    {
        VectorClock clock = Of(traced.Thread);
        if (!to.TryGetValue(traced.Resource, out VectorClock? released))
        {
            to.Add(traced.Resource, released = new VectorClock());
        }

        released.Join(clock);
        clock.Increment(traced.Thread);
    }

    private VectorClock Everything()
    {
        var all = new VectorClock();
        foreach (VectorClock clock in _threads.Values)
        {
            all.Join(clock);
        }

        return all;
    }
}
