using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>Nests the lives of a stack's values that were certainly there for some time; see <see cref="StackMonitor"/>.</summary>
/// <remarks>Values are numbered by the end of their pushing here, so that what falls apart are ranges of numbers.</remarks>
internal sealed class StackOrder
{
    private readonly MonitoredPart<BagInput, long?> _part;
    private readonly BagValues _values;
    private readonly int[] _certain;
    private readonly long[] _pushedBy;

    // For each number the values before it that are certainly there beyond its pushing.
    private readonly CoverTree _covered;

    // Of those still to be nested: when their popping begins; their pushing, while it is too late for the bottom; when
    // their popping ends, of the others.
    private readonly MaxTree _popFrom;
    private readonly MaxTree _pushFromNegated;
    private readonly MaxTree _popTo;

    public StackOrder(MonitoredPart<BagInput, long?> part, BagValues values)
    {
        _part = part;
        _values = values;
        _certain = [.. Enumerable.Range(0, values.Count)
            .Where(value => values.AddTo[value] < values.RemoveFrom[value])
            .OrderBy(value => values.AddTo[value])];
        _pushedBy = [.. _certain.Select(value => values.AddTo[value])];
        _covered = new CoverTree(_certain.Length);
        _popFrom = new MaxTree(_certain.Length);
        _pushFromNegated = new MaxTree(_certain.Length);
        _popTo = new MaxTree(_certain.Length);
        for (int number = 0; number < _certain.Length; number++)
        {
            _popFrom.Set(number, values.RemoveFrom[_certain[number]]);
            _pushFromNegated.Set(number, -values.AddFrom[_certain[number]]);
            _covered.Add(number + 1, Reach(number), 1);
        }
    }

    /// <summary>Lays pushes and pops in order.</summary>
    /// <returns>Null; or the operations in conflict, where there is no order.</returns>
    public int[]? Lay(List<StackEffect> effects)
    {
        var next = new Stack<(int From, int To, StackEffect Pop)>();
        PushParts(next, 0, _certain.Length);
        for (int steps = 0; next.TryPop(out (int From, int To, StackEffect Pop) part); steps++)
        {
            if ((steps & 0xFFFF) == 0)
            {
                _part.ThrowIfStopped();
            }

            if (part.From < 0)
            {
                effects.Add(part.Pop);
                continue;
            }

            // The first is there still: its number is where the part begins.
            long pushedBy = _pushedBy[part.From];
            long popFrom = _popFrom[_popFrom.Best(part.From, part.To)];
            if (Bottom(part.From, part.To, pushedBy) is not (>= 0 and int bottom) || _popTo[bottom] < popFrom)
            {
                return Conflict(part.From, part.To, popFrom);
            }

            int value = _certain[bottom];
            effects.Add(new StackEffect(pushedBy, IsPop: false, _values.AddOperation[value]));
            if (_values.RemoveOperation[value] >= 0)
            {
                next.Push((-1, -1, new StackEffect(popFrom, IsPop: true, _values.RemoveOperation[value])));
            }

            TakeOff(bottom);
            PushParts(next, part.From, part.To);
        }

        return null;
    }

    /// <summary>The value whose popping may end last among those whose pushing may begin before all have been pushed; or -1.</summary>
    private int Bottom(int from, int to, long pushedBy)
    {
        // Once early enough it stays so, since parts only lose values.
        while (_pushFromNegated.Best(from, to) is >= 0 and int early && -_pushFromNegated[early] <= pushedBy)
        {
            _pushFromNegated.Remove(early);
            _popTo.Set(early, _values.RemoveTo[_certain[early]]);
        }

        return _popTo.Best(from, to);
    }

    private void TakeOff(int number)
    {
        _popFrom.Remove(number);
        _popTo.Remove(number);
        _covered.Add(number + 1, Reach(number), -1);
        _covered.Remove(number);
    }

    /// <summary>Where the numbers end that were pushed by a time at which a value was certainly there.</summary>
    private int Reach(int number)
    {
        int low = number + 1;
        int high = _pushedBy.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _pushedBy[middle] < _values.RemoveFrom[_certain[number]] ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Puts the parts of a range to be laid, the first on top: each begins with a value that none before it reaches over.</summary>
    private void PushParts(Stack<(int From, int To, StackEffect Pop)> next, int from, int to)
    {
        for (int end = to; _covered.LastZero(from, end) is >= 0 and int begin; end = begin)
        {
            next.Push((begin, end, default));
        }
    }

    /// <summary>A chain of values, each certainly there until after the next was pushed, none of which can lie below it.</summary>
    private int[] Conflict(int from, int to, long popFrom)
    {
        List<int> conflict = [];
        int longest = from;
        for (int number = from; ;)
        {
            long reach = _values.RemoveFrom[_certain[longest]];
            _values.AddOperations(conflict, _certain[longest]);
            if (reach == popFrom)
            {
                return [.. conflict];
            }

            for (; number < to && _pushedBy[number] < reach; number++)
            {
                if (_popFrom[number] > _popFrom[longest])
                {
                    longest = number;
                }
            }
        }
    }
}
