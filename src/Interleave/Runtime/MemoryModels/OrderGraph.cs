namespace Interleave.Runtime.MemoryModels;

/// <summary>The nodes of one execution, pooled, and the one question asked of them: is this performed before those?</summary>
internal sealed class OrderGraph
{
    /// <summary>Nodes a search visits at most; past that it answers yes, so that only weak behaviour is lost, never soundness.</summary>
    internal const int MaxVisited = 20_000;

    private readonly List<OrderNode> _all = [];
    private readonly Stack<OrderNode> _todo = new();
    private int _used;
    private int _stamp;

    internal void Clear()
    {
        for (int i = 0; i < _used; i++)
        {
            _all[i].Before.Clear();
        }

        _used = 0;
    }

    internal OrderNode Add(IEnumerable<OrderNode> before)
    {
        if (_used == _all.Count)
        {
            _all.Add(new OrderNode());
        }

        OrderNode node = _all[_used++];
        node.Before.AddRange(before);
        return node;
    }

    /// <summary>Whether <paramref name="first"/> is one of <paramref name="then"/> or performed before one of them.</summary>
    internal bool IsBefore(OrderNode first, List<OrderNode> then)
    {
        int stamp = ++_stamp;
        int visited = 0;
        _todo.Clear();
        Push(then, stamp);
        while (_todo.TryPop(out OrderNode? node))
        {
            if (ReferenceEquals(node, first) || ++visited > MaxVisited)
            {
                return true;
            }

            Push(node.Before, stamp);
        }

        return false;
    }

    private void Push(List<OrderNode> nodes, int stamp)
    {
        foreach (OrderNode node in nodes)
        {
            if (node.Mark != stamp)
            {
                node.Mark = stamp;
                _todo.Push(node);
            }
        }
    }
}
