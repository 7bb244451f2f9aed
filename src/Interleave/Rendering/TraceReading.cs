using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>What is read out of a trace before any of it is shown.</summary>
internal sealed class TraceReading
{
    internal TraceReading(IReadOnlyList<TraceEvent> events)
    {
        Events = events;
        Frames = new CallFrames(events);
        Preemptions = Preemption.Of(events);
        Bookkeeping = LockBookkeeping.Of(events, Frames);
        Contended = FindContended(events);
        Contended.ExceptWith(Bookkeeping);
    }

    internal IReadOnlyList<TraceEvent> Events { get; }

    internal CallFrames Frames { get; }

    internal IReadOnlyList<Preemption> Preemptions { get; }

    /// <summary>Locations that are the inside of a lock.</summary>
    internal HashSet<int> Bookkeeping { get; }

    /// <summary>Resources that two threads touched, not both reading only, and that are no bookkeeping.</summary>
    internal HashSet<int> Contended { get; }

    /// <summary>Resources that a stopped thread touched just before or after and another one meanwhile, not both reading only.</summary>
    internal HashSet<int> ConflictsOf(Preemption preemption)
    {
        var own = new HashSet<int>();
        var meanwhile = new HashSet<int>();
        var changed = new HashSet<int>();
        for (int i = preemption.From; i < Math.Max(preemption.To, preemption.Resume); i++)
        {
            TraceEvent traced = Events[i];
            bool isOwn = preemption.IsOwn(Events, i);
            if (isOwn || preemption.IsMeanwhile(i))
            {
                (isOwn ? own : meanwhile).Add(traced.Resource);
                if (!AccessKinds.IsReadOnly(traced.Kind))
                {
                    changed.Add(traced.Resource);
                }
            }
        }

        if (preemption.Resume == Events.Count)
        {
            // What it never came to do counts too.
            own.Add(preemption.Before(Events).Resource);
        }

        own.IntersectWith(meanwhile);
        own.IntersectWith(changed);
        own.IntersectWith(Contended);
        return own;
    }

    /// <summary>
    /// Where a thread was last seen: of one that stands waiting no stack is known, and its last event is mostly in the
    /// same call. Empty in one file with it: that would tell nothing new.
    /// </summary>
    internal string After(int thread, string place)
    {
        TraceEvent? last = Events.LastOrDefault(e => e.Thread == thread);
        string after = last is null ? "" : EventText.ShortPlace(last, Frames);
        return after.Length == 0 || place.Contains(after.Split(':')[0], StringComparison.Ordinal) ? "" : $"after {after}";
    }

    private static HashSet<int> FindContended(IReadOnlyList<TraceEvent> events)
    {
        var first = new Dictionary<int, int>();
        var several = new HashSet<int>();
        var changed = new HashSet<int>();
        foreach (TraceEvent traced in events.Where(e => e.Resource >= 0))
        {
            if (!first.TryAdd(traced.Resource, traced.Thread) && first[traced.Resource] != traced.Thread)
            {
                several.Add(traced.Resource);
            }

            if (!AccessKinds.IsReadOnly(traced.Kind))
            {
                changed.Add(traced.Resource);
            }
        }

        several.IntersectWith(changed);
        return several;
    }
}
