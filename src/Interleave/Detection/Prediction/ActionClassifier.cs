using System.Runtime.InteropServices;
using Interleave.Runtime;

namespace Interleave.Detection.Prediction;

/// <summary>Tells what each event means to prediction, from what else was done to its resource and by its thread.</summary>
internal sealed class ActionClassifier
{
    private readonly List<AccessEvent> _events;

    // By ordinal of the resource plus one; 0 stands for none.
    private readonly ResourceUse[] _uses;
    private readonly HashSet<int> _spawned = [];

    // By event: the next one of its thread, -1 after the last.
    private readonly int[] _next;

    internal ActionClassifier(List<AccessEvent> events)
    {
        _events = events;
        _next = new int[events.Count];
        (int threads, int resources) = (0, 0);
        ReadOnlySpan<AccessEvent> all = CollectionsMarshal.AsSpan(events);
        foreach (ref readonly AccessEvent seen in all)
        {
            (threads, resources) = (Math.Max(threads, seen.Thread + 1), Math.Max(resources, seen.Resource + 1));
        }

        _uses = new ResourceUse[resources + 1];
        int[] last = new int[threads];
        Array.Fill(last, ActionTrace.None);
        for (int i = 0; i < all.Length; i++)
        {
            ref readonly AccessEvent seen = ref all[i];
            _next[i] = ActionTrace.None;
            if (last[seen.Thread] >= 0)
            {
                _next[last[seen.Thread]] = i;
            }

            last[seen.Thread] = i;
            _uses[seen.Resource + 1] |= UseOf(seen);
        }
    }

    [Flags]
    private enum ResourceUse
    {
        None = 0,
        Lock = 1,
        Other = 2,
        Signalled = 4,
    }

    internal TracedAction[] Classify()
    {
        var actions = new TracedAction[_events.Count];
        ReadOnlySpan<AccessEvent> all = CollectionsMarshal.AsSpan(_events);
        for (int i = 0; i < actions.Length; i++)
        {
            ref readonly AccessEvent seen = ref all[i];
            actions[i] = new TracedAction(seen.Thread, seen.Point, KindOf(i, seen), seen.Resource, seen.Site)
            {
                IsPlain = seen.IsPlainMemory && seen.Kind is AccessKind.Read or AccessKind.Write or AccessKind.ReadWrite,
                Peer = seen.Peer,
                Access = seen.Kind,
            };
        }

        return actions;
    }

    private static ResourceUse UseOf(in AccessEvent seen) =>
        (seen.Taken ? ResourceUse.Lock : ResourceUse.None)
        | (seen.Kind == AccessKind.Signal ? ResourceUse.Signalled : ResourceUse.None)
        | (seen.Kind is AccessKind.Read or AccessKind.Write or AccessKind.ReadWrite ? ResourceUse.None : ResourceUse.Other);

    private ActionKind KindOf(int index, in AccessEvent seen)
    {
        ResourceUse use = _uses[seen.Resource + 1];
        bool isLock = seen.Resource >= 0 && use.HasFlag(ResourceUse.Lock);
        return seen.Kind switch
        {
            AccessKind.Start => _spawned.Contains(seen.Thread) ? ActionKind.Start : ActionKind.Fixed,
            AccessKind.End => ActionKind.End,
            AccessKind.Spawn when seen.Peer >= 0 && _spawned.Add(seen.Peer) => ActionKind.Spawn,
            AccessKind.Join when seen.Peer >= 0 && !seen.TimedOut => ActionKind.Join,
            AccessKind.Sleep => ActionKind.Fixed,
            _ when seen.TimedOut => ActionKind.Fixed,
            AccessKind.None or AccessKind.Yield or AccessKind.Choice or AccessKind.Spawn => ActionKind.None,
            _ when isLock => OnLock(index, seen),
            _ when use.HasFlag(ResourceUse.Other) => seen.Kind is AccessKind.Wait or AccessKind.Join or AccessKind.Read ? ActionKind.Look : ActionKind.Change,
            AccessKind.Read => ActionKind.Read,
            AccessKind.Write => ActionKind.Write,
            _ => ActionKind.Update,
        };
    }

    private ActionKind OnLock(int index, in AccessEvent seen)
    {
        switch (seen.Kind)
        {
            case AccessKind.Acquire or AccessKind.TryAcquire when seen.Taken:
                return ActionKind.Acquire;
            case AccessKind.AcquireShared when seen.Taken:
                return ActionKind.AcquireShared;
            case AccessKind.AcquireUpgradeable when seen.Taken:
                return ActionKind.AcquireUpgradeable;
            case AccessKind.Wait when seen.Taken:
                return ActionKind.Reacquire;
            case AccessKind.Release:
                return OnRelease(index, seen);
            case AccessKind.Signal:
                return ActionKind.Change;
            case AccessKind.Acquire or AccessKind.TryAcquire or AccessKind.AcquireShared or AccessKind.AcquireUpgradeable or AccessKind.Wait:
                // Could be taken now, or arrived and waits: the acquisition itself follows. Else it was not free.
                return Next(index) is { } next && next.Resource == seen.Resource && next.Kind == seen.Kind ? ActionKind.None : ActionKind.Fixed;
            default:
                return ActionKind.Fixed;
        }
    }

    private ActionKind OnRelease(int index, in AccessEvent seen)
    {
        AccessEvent? next = Next(index);
        if (next is { } again && again.Resource == seen.Resource && again.Kind == AccessKind.Release && again.Point == seen.Point)
        {
            // Told before and after.
            return ActionKind.None;
        }

        bool waits = next is { } after ? after.Kind == AccessKind.Wait && after.Resource == seen.Resource : _uses[seen.Resource + 1].HasFlag(ResourceUse.Signalled);
        return waits ? ActionKind.ReleaseToWait : ActionKind.Release;
    }

    private AccessEvent? Next(int index) => _next[index] < 0 ? null : _events[_next[index]];
}
