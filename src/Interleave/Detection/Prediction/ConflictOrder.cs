namespace Interleave.Detection.Prediction;

/// <summary>Keeps conflicting actions on each resource in the order they come in: writes among one another, and reads between writes.</summary>
internal sealed class ConflictOrder(StepGraph graph)
{
    private readonly Dictionary<int, (int Write, List<int> Reads)> _last = [];

    internal void Take(int resource, int index, bool writes)
    {
        (int write, List<int> reads) = _last.TryGetValue(resource, out (int, List<int>) known) ? known : (ActionTrace.None, []);
        graph.Edge(write, index);
        if (writes)
        {
            reads.ForEach(r => graph.Edge(r, index));
            reads.Clear();
            write = index;
        }
        else
        {
            reads.Add(index);
        }

        _last[resource] = (write, reads);
    }
}
