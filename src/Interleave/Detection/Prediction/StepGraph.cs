namespace Interleave.Detection.Prediction;

/// <summary>Steps with what must come before what. A step is what one thread does between two scheduling points, and stays whole.</summary>
internal sealed class StepGraph(ActionTrace trace)
{
    private readonly Dictionary<int, int> _stepOf = [];
    private readonly List<List<int>> _actions = [];
    private readonly List<List<int>> _after = [];
    private readonly List<int> _waitsFor = [];
    private readonly Dictionary<int, int> _lastOfThread = [];

    /// <summary>Adds an action; those of a thread come in its order.</summary>
    internal void Add(int index)
    {
        int thread = trace[index].Thread;
        if (_lastOfThread.TryGetValue(thread, out int last) && trace[_actions[last][0]].Point == trace[index].Point)
        {
            _actions[last].Add(index);
            _stepOf[index] = last;
            return;
        }

        int step = _actions.Count;
        _actions.Add([index]);
        _after.Add([]);
        _waitsFor.Add(0);
        _stepOf[index] = step;
        if (_lastOfThread.TryGetValue(thread, out int before))
        {
            Connect(before, step);
        }

        _lastOfThread[thread] = step;
    }

    /// <summary>One action comes before another; nothing when the first is none or is not in the graph.</summary>
    internal void Edge(int before, int after)
    {
        if (before >= 0 && _stepOf.TryGetValue(before, out int from))
        {
            Connect(from, _stepOf[after]);
        }
    }

    /// <summary>All actions so far come before this one.</summary>
    internal void EdgesFromAll(int after)
    {
        foreach (int last in _lastOfThread.Values)
        {
            Connect(last, _stepOf[after]);
        }
    }

    /// <summary>All actions in an order that respects every edge, as near to the order of the trace as that goes (Kahn 1962); null when there is a cycle.</summary>
    internal IReadOnlyList<int>? Sort()
    {
        var ready = new PriorityQueue<int, int>();
        for (int step = 0; step < _actions.Count; step++)
        {
            if (_waitsFor[step] == 0)
            {
                ready.Enqueue(step, _actions[step][0]);
            }
        }

        var order = new List<int>();
        int sorted = 0;
        while (ready.TryDequeue(out int step, out _))
        {
            sorted++;
            order.AddRange(_actions[step]);
            foreach (int next in _after[step])
            {
                if (--_waitsFor[next] == 0)
                {
                    ready.Enqueue(next, _actions[next][0]);
                }
            }
        }

        return sorted == _actions.Count ? order : null;
    }

    private void Connect(int from, int to)
    {
        if (from != to)
        {
            _after[from].Add(to);
            _waitsFor[to]++;
        }
    }
}
