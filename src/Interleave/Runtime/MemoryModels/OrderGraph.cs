namespace Interleave.Runtime.MemoryModels;

/// <summary>The nodes of one execution, pooled, and the one question asked of them: is this performed before those?</summary>
internal sealed class OrderGraph
{
    /// <summary>Nodes a search visits at most; past that it answers yes, so that only weak behaviour is lost, never soundness.</summary>
    internal const int MaxVisited = 20_000;

    private readonly List<OrderNode> _all = [];
    private readonly Stack<OrderNode> _todo = new();

    // Edges from a node to one made before it, by ascending sequence of the former: reads of older values, writes put
    // before newer ones.
    private readonly List<(int From, int To)> _late = [];
    private int _used;
    private int _stamp;

    internal void Clear()
    {
        for (int i = 0; i < _used; i++)
        {
            _all[i].Before.Clear();
        }

        _used = 0;
        _late.Clear();
    }

    internal OrderNode Add(IEnumerable<OrderNode> before)
    {
        if (_used == _all.Count)
        {
            _all.Add(new OrderNode());
        }

        OrderNode node = _all[_used];
        node.Sequence = _used++;
        node.Before.AddRange(before);
        return node;
    }

    /// <summary>Orders the node just made before one that was made earlier.</summary>
    internal void AddLate(OrderNode made, OrderNode earlier)
    {
        earlier.Before.Add(made);
        _late.Add((made.Sequence, earlier.Sequence));
    }

    /// <summary>Whether <paramref name="first"/> is one of <paramref name="then"/> or performed before one of them.</summary>
    internal bool IsBefore(OrderNode first, List<OrderNode> then)
    {
        int stamp = ++_stamp;
        int visited = 0;
        int lowest = LowestFrom(first.Sequence);
        _todo.Clear();
        Push(then, stamp, lowest);
        while (_todo.TryPop(out OrderNode? node))
        {
            if (ReferenceEquals(node, first) || ++visited > MaxVisited)
            {
                return true;
            }

            Push(node.Before, stamp, lowest);
        }

        return false;
    }

    /// <summary>
    /// Nodes made before the result have none at or after <paramref name="sequence"/> before them: the search may leave
    /// them out. Only late edges lead from the former to the latter, and each that does lowers the bound to where it ends.
    /// </summary>
    private int LowestFrom(int sequence)
    {
        int lowest = sequence;
        for (int i = _late.Count - 1; i >= 0 && _late[i].From >= lowest; i--)
        {
            lowest = Math.Min(lowest, _late[i].To);
        }

        return lowest;
    }

    private void Push(List<OrderNode> nodes, int stamp, int lowest)
    {
        foreach (OrderNode node in nodes)
        {
            if (node.Mark != stamp && node.Sequence >= lowest)
            {
                node.Mark = stamp;
                _todo.Push(node);
            }
        }
    }
}
