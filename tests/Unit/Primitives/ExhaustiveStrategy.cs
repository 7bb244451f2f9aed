using Interleave.Strategies;

namespace Unit.Primitives;

/// <summary>Depth-first search over every decision, nothing left out: slow, and simple enough to be trusted.</summary>
internal sealed class ExhaustiveStrategy : IStrategy
{
    private readonly List<(int Chosen, int Bound)> _path = [];
    private int _depth;
    private bool _begun;

    public bool NextExecution(in ExecutionStart start)
    {
        _depth = 0;
        if (!_begun)
        {
            _begun = true;
            return true;
        }

        while (_path.Count > 0 && _path[^1].Chosen + 1 == _path[^1].Bound)
        {
            _path.RemoveAt(_path.Count - 1);
        }

        if (_path.Count == 0)
        {
            return false;
        }

        _path[^1] = (_path[^1].Chosen + 1, _path[^1].Bound);
        return true;
    }

    public int NextThread(in SchedulingPoint point) => Next(point.Enabled.Length);

    public int NextValue(int bound) => Next(bound);

    private int Next(int bound)
    {
        if (_depth == _path.Count)
        {
            _path.Add((0, bound));
        }
        else if (_path[_depth].Bound != bound)
        {
            throw new InvalidOperationException($"Decision {_depth} had {_path[_depth].Bound} choices and now has {bound}: the execution is not deterministic.");
        }

        return _path[_depth++].Chosen;
    }
}
