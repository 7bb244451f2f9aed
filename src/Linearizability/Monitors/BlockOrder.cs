namespace Linearizability.Monitors;

/// <summary>Lays blocks of operations one after another, so that none holds an operation that ended before one of an earlier block began.</summary>
/// <remarks>
/// Block a must come before b when a's earliest return is before b's latest call. Let x be the block whose earliest
/// return is first. Any other is barred by x if it is barred at all; where all others are, and x itself is barred by y,
/// the two bar each other: the overlapping zones of Gibbons and Korach 1997. So a pair shows every violation.
/// </remarks>
internal sealed class BlockOrder
{
    private readonly List<RegisterBlock> _blocks = [];

    public void Add(RegisterBlock block) => _blocks.Add(block);

    /// <summary>Finds an order.</summary>
    /// <param name="places">The operations in that order.</param>
    /// <param name="overlap">Where there is none: operations of two blocks of which neither can come first.</param>
    public bool TryLay(out List<int> places, out int[] overlap)
    {
        places = [];
        overlap = [];
        var byReturn = new LinkedList<RegisterBlock>(_blocks.OrderBy(static block => block.EarliestReturn));
        var byCall = new LinkedList<RegisterBlock>(_blocks.OrderBy(static block => block.LatestCall));
        var returnNode = new Dictionary<RegisterBlock, LinkedListNode<RegisterBlock>>(_blocks.Count);
        var callNode = new Dictionary<RegisterBlock, LinkedListNode<RegisterBlock>>(_blocks.Count);
        Index(byReturn, returnNode);
        Index(byCall, callNode);
        while (byReturn.First is { } first)
        {
            // The other that is barred least, and the one that may bar the first.
            RegisterBlock? other = ReferenceEquals(byCall.First!.Value, first.Value) ? byCall.First.Next?.Value : byCall.First.Value;
            RegisterBlock next;
            if (other is not null && other.LatestCall <= first.Value.EarliestReturn)
            {
                next = other;
            }
            else if (first.Next is null || first.Value.LatestCall <= first.Next.Value.EarliestReturn)
            {
                next = first.Value;
            }
            else
            {
                overlap = [.. first.Value.Binding.Concat(first.Next.Value.Binding)];
                return false;
            }

            places.AddRange(next.Places);
            byReturn.Remove(returnNode[next]);
            byCall.Remove(callNode[next]);
        }

        return true;
    }

    private static void Index(LinkedList<RegisterBlock> list, Dictionary<RegisterBlock, LinkedListNode<RegisterBlock>> nodes)
    {
        for (LinkedListNode<RegisterBlock>? node = list.First; node is not null; node = node.Next)
        {
            nodes.Add(node.Value, node);
        }
    }
}
