namespace Interleave.Strategies;

/// <summary>
/// The path of a depth-first enumeration: for each decision its alternatives and which one is taken. Grows and shrinks
/// like a stack, in two arrays that are kept, so that a decision met again costs nothing.
/// </summary>
internal sealed class DfsTree
{
    private Node[] _nodes = new Node[128];

    // Thread ids of all nodes' alternatives, node after node. Invariant: node i's are at First .. First + Length - 1.
    private int[] _alternatives = new int[256];
    private int _used;

    internal int Count { get; private set; }

    internal bool IsLastEmpty => _nodes[Count - 1].Length == 0;

    internal ulong MaskAt(int depth) => _nodes[depth].Mask;

    /// <summary>The thread taken; -1 where a value is.</summary>
    internal int ThreadAt(int depth)
    {
        ref Node node = ref _nodes[depth];
        return node.First < 0 ? -1 : _alternatives[node.First + node.Taken];
    }

    /// <summary>The value taken; -1 where a thread is.</summary>
    internal int ValueAt(int depth) => _nodes[depth].First < 0 ? _nodes[depth].Taken : -1;

    /// <summary>The threads whose subtrees were enumerated before the one taken.</summary>
    internal ReadOnlySpan<int> DoneBefore(int depth)
    {
        ref Node node = ref _nodes[depth];
        return _alternatives.AsSpan(node.First, node.Taken);
    }

    internal void OpenThreads(ulong mask) => Push(new Node { First = _used, Mask = mask });

    internal void AddThread(int id)
    {
        if (_used == _alternatives.Length)
        {
            Array.Resize(ref _alternatives, _used * 2);
        }

        _alternatives[_used++] = id;
        _nodes[Count - 1].Length++;
    }

    /// <summary>Takes an alternative of the last node; the last one when there are fewer.</summary>
    internal void Choose(int alternative)
    {
        ref Node node = ref _nodes[Count - 1];
        node.Taken = Math.Min(alternative, node.Length - 1);
    }

    internal void OpenValue(int bound, int taken) => Push(new Node { First = -1, Length = bound, Taken = Math.Min(taken, bound - 1) });

    /// <summary>Moves to the next path: the deepest decision with an alternative left takes it.</summary>
    /// <param name="floor">Decisions above this depth stay.</param>
    /// <returns>False when none is left.</returns>
    internal bool Advance(int floor)
    {
        while (Count > floor)
        {
            ref Node node = ref _nodes[Count - 1];
            if (++node.Taken < node.Length)
            {
                return true;
            }

            _used = node.First < 0 ? _used : node.First;
            Count--;
        }

        return false;
    }

    internal void Clear() => (Count, _used) = (0, 0);

    internal IReadOnlyList<int> Path()
    {
        var path = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            path[i] = _nodes[i].Taken;
        }

        return path;
    }

    private void Push(in Node node)
    {
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _nodes, Count * 2);
        }

        _nodes[Count++] = node;
    }

    private struct Node
    {
        // Into the alternatives; -1 for a value, whose alternatives are 0 .. Length - 1.
        internal int First;
        internal int Length;
        internal int Taken;
        internal ulong Mask;
    }
}
