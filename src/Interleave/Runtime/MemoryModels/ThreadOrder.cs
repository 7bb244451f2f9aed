namespace Interleave.Runtime.MemoryModels;

/// <summary>What orders the accesses of one logical thread to come.</summary>
internal sealed class ThreadOrder
{
    /// <summary>Accesses that wait for a release; past this they are joined in one node, which changes nothing.</summary>
    private const int MaxPending = 32;

    private readonly List<(object Owner, OrderNode Node)> _objectWrites = [];
    private readonly Dictionary<object, OrderNode?> _obtained = new(ReferenceEqualityComparer.Instance);

    /// <summary>Everything the thread does from now on comes after it.</summary>
    internal OrderNode? After { get; set; }

    /// <summary>TSO: the last write. The next one leaves the store buffer after it.</summary>
    internal OrderNode? LastWrite { get; set; }

    /// <summary>TSO: where that write was, for the explanation.</summary>
    internal int LastWriteSite { get; set; }

    /// <summary>.NET: what the next release comes after.</summary>
    internal List<OrderNode> Pending { get; } = [];

    /// <summary>.NET: the last read that returned a reference.</summary>
    internal OrderNode? LastReference { get; private set; }

    internal void Clear()
    {
        After = LastWrite = LastReference = null;
        Pending.Clear();
        _objectWrites.Clear();
        _obtained.Clear();
    }

    internal void AddPending(OrderNode node, OrderGraph graph)
    {
        if (Pending.Count == MaxPending)
        {
            OrderNode joined = graph.Add(Pending);
            Pending.Clear();
            Pending.Add(joined);
        }

        Pending.Add(node);
    }

    /// <summary>All earlier accesses come before this one, and later ones may count on that.</summary>
    internal void Released(OrderNode node)
    {
        Pending.Clear();
        Pending.Add(node);
        _objectWrites.Clear();
    }

    internal void NoteWrite(object owner, OrderNode node) => _objectWrites.Add((owner, node));

    /// <summary>The writes a store of <paramref name="published"/> comes after: those to the objects reachable through it.</summary>
    internal void AddPublished(object published, List<OrderNode> before)
    {
        if (_objectWrites.Count == 0)
        {
            return;
        }

        ObjectReach reach = ObjectReach.From(published);
        foreach ((object owner, OrderNode node) in _objectWrites)
        {
            if (reach.Contains(owner))
            {
                before.Add(node);
            }
        }
    }

    /// <summary>A read returned a reference: what is read through it comes after that read.</summary>
    internal void Obtained(object reference, OrderNode read, OrderGraph graph)
    {
        LastReference = LastReference is null ? read : graph.Add([LastReference, read]);
        _obtained[reference] = read;
    }

    /// <summary>The read by which the thread came to an object; null when it had it from the start.</summary>
    internal OrderNode? DependencyOn(object owner)
    {
        if (!_obtained.TryGetValue(owner, out OrderNode? read))
        {
            // By a path no probe saw (a readonly field, a call): through any of the references read so far.
            read = LastReference;
            _obtained.Add(owner, read);
        }

        return read;
    }
}
