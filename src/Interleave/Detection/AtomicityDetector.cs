using Interleave.Runtime;

namespace Interleave.Detection;

/// <summary>
/// Finds interleavings of declared regions that are not conflict-serialisable: circles in the happens-before graph whose
/// nodes are whole regions, and single accesses outside of any (Flanagan, Freund, Yi: "Velodrome: A Sound and Complete
/// Dynamic Atomicity Checker for Multithreaded Programs", PLDI 2008). What it tells is a fact of the schedule: no order
/// of whole regions gives the same reads and writes.
/// </summary>
/// <remarks>
/// Deviations: only accesses to data are conflicts (memory, collections), not those to locks and events, so that two lock
/// sections of a region with another thread's unrelated one between them are none. Consecutive accesses outside of
/// regions share a node as long as nothing new comes in (Velodrome's merging). Only what follows the beginning of a
/// region can close a circle through it, so everything is forgotten when no region is open.
/// </remarks>
public sealed class AtomicityDetector : IDetector
{
    /// <summary>Violations told at most for one execution.</summary>
    public const int MaxViolations = 16;

    private const int NoRegion = -1;

    /// <summary>Nodes at most while regions are open; what comes then is not judged until all have ended.</summary>
    private const int MaxNodes = 5_000;

    private readonly Dictionary<int, Node> _current = [];
    private readonly Dictionary<int, Variable> _variables = [];
    private readonly List<AtomicityViolation> _violations = [];
    private readonly HashSet<(int, int, int)> _told = [];
    private readonly List<Access> _before = [];
    private readonly Stack<Node> _search = new();
    private int _open;
    private int _nodes;
    private int _searches;

    /// <summary>The violations in the order they were found.</summary>
    public IReadOnlyList<AtomicityViolation> Violations => _violations;

    /// <inheritdoc/>
    public void Reset()
    {
        Forget();
        _open = 0;
        _violations.Clear();
        _told.Clear();
    }

    /// <inheritdoc/>
    public void OnEvent(in AccessEvent seen)
    {
        if (seen.Kind == AccessKind.RegionBegin)
        {
            _open++;
            Next(seen.Thread, seen.Resource);
        }
        else if (seen.Kind == AccessKind.RegionEnd)
        {
            Next(seen.Thread, NoRegion);
            _open = Math.Max(0, _open - 1);
            if (_open == 0)
            {
                Forget();
            }
        }
        else if (_open > 0 && _nodes < MaxNodes && IsData(seen))
        {
            OnAccess(seen);
        }
    }

    private static bool IsData(in AccessEvent seen) => seen.Kind switch
    {
        AccessKind.Read or AccessKind.Write or AccessKind.ReadWrite => seen.IsPlainMemory || seen.IsSync,
        AccessKind.Atomic => true,
        _ => false,
    };

    private void OnAccess(in AccessEvent seen)
    {
        if (!_variables.TryGetValue(seen.Resource, out Variable? variable))
        {
            _variables.Add(seen.Resource, variable = new Variable());
        }

        bool reads = seen.Kind == AccessKind.Read;
        CollectBefore(variable, seen.Thread, reads);
        Node node = Of(seen.Thread);
        if (_before.Count > 0)
        {
            // Something new comes in: what follows must not be taken for what came before it.
            node = node.Region == NoRegion ? Next(seen.Thread, NoRegion) : node;
            foreach (Access before in _before)
            {
                Edge(before, new Access(node, seen));
            }
        }

        if (!reads)
        {
            variable.Reads.Clear();
            variable.Write = new Access(node, seen);
        }
        else if (!variable.Reads.Exists(r => ReferenceEquals(r.Node, node)))
        {
            variable.Reads.Add(new Access(node, seen));
        }
    }

    /// <summary>The accesses of other threads that this one conflicts with, as far as they are not implied by others.</summary>
    private void CollectBefore(Variable variable, int thread, bool reads)
    {
        _before.Clear();
        if (variable.Write is { } write && write.Node.Thread != thread)
        {
            _before.Add(write);
        }

        if (!reads)
        {
            _before.AddRange(variable.Reads.Where(r => r.Node.Thread != thread));
        }
    }

    private void Edge(in Access from, in Access to)
    {
        if (to.Node.Region != NoRegion && WayOut(to.Node, from.Node) is { } way)
        {
            Tell(new AtomicityViolation(to.Node.Region, way.From, way.At, from.Event, to.Event));
        }

        Node target = to.Node;
        if (!from.Node.Out.Exists(e => ReferenceEquals(e.To, target)))
        {
            from.Node.Out.Add(new Way(target, from.Event, to.Event));
        }
    }

    /// <summary>The first step of a way from a region to a node; null when there is none.</summary>
    private Way? WayOut(Node region, Node goal)
    {
        _searches++;
        foreach (Way way in region.Out)
        {
            _search.Clear();
            _search.Push(way.To);
            while (_search.TryPop(out Node? node))
            {
                if (ReferenceEquals(node, goal))
                {
                    return way;
                }

                if (node.SeenIn != _searches)
                {
                    node.SeenIn = _searches;
                    node.Out.ForEach(w => _search.Push(w.To));
                }
            }
        }

        return null;
    }

    private void Tell(AtomicityViolation violation)
    {
        if (_violations.Count < MaxViolations && _told.Add((violation.First.Site, violation.Entering.Site, violation.Last.Site)))
        {
            _violations.Add(violation);
        }
    }

    private Node Of(int thread) => _current.TryGetValue(thread, out Node? node) ? node : Next(thread, NoRegion);

    /// <summary>A thread's next node, after the one it had.</summary>
    private Node Next(int thread, int region)
    {
        var node = new Node(thread, region);
        _nodes++;
        if (_current.TryGetValue(thread, out Node? last))
        {
            last.Out.Add(new Way(node, default, default));
        }

        _current[thread] = node;
        return node;
    }

    private void Forget()
    {
        _current.Clear();
        _variables.Clear();
        _nodes = 0;
    }

    /// <summary>A region from its beginning to its end, or accesses outside of any.</summary>
    private sealed class Node(int thread, int region)
    {
        internal int Thread { get; } = thread;

        internal int Region { get; } = region;

        internal List<Way> Out { get; } = [];

        internal int SeenIn { get; set; }
    }

    private sealed class Variable
    {
        internal Access? Write { get; set; }

        // Since the last write, one for each node.
        internal List<Access> Reads { get; } = [];
    }

    private readonly record struct Access(Node Node, AccessEvent Event);

    private readonly record struct Way(Node To, AccessEvent From, AccessEvent At);
}
