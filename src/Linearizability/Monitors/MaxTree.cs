namespace Linearizability.Monitors;

/// <summary>Numbered keys, some absent, and the largest in a range, in logarithmic time.</summary>
internal sealed class MaxTree
{
    private const int None = -1;

    private readonly long[] _keys;

    // A complete binary tree above the numbers: the number with the largest key below each node, the first among equals.
    private readonly int[] _best;
    private readonly int _leaves;

    public MaxTree(int count)
    {
        _keys = new long[count];
        _leaves = count;
        _best = new int[2 * Math.Max(1, count)];
        Array.Fill(_best, None);
    }

    public long this[int number] => _best[_leaves + number] == None ? long.MinValue : _keys[number];

    public void Set(int number, long key)
    {
        _keys[number] = key;
        Update(number, number);
    }

    public void Remove(int number) => Update(number, None);

    /// <summary>The number with the largest key in a range; -1: there is none.</summary>
    /// <param name="from">The first number of the range.</param>
    /// <param name="to">The one after its last.</param>
    public int Best(int from, int to)
    {
        int best = None;
        for ((int left, int right) = (from + _leaves, to + _leaves); left < right; left >>= 1, right >>= 1)
        {
            if ((left & 1) != 0)
            {
                best = Better(best, _best[left++]);
            }

            if ((right & 1) != 0)
            {
                best = Better(best, _best[--right]);
            }
        }

        return best;
    }

    private void Update(int number, int best)
    {
        int node = _leaves + number;
        _best[node] = best;
        for (node >>= 1; node > 0; node >>= 1)
        {
            _best[node] = Better(_best[2 * node], _best[(2 * node) + 1]);
        }
    }

    private int Better(int one, int other)
    {
        if (one == None || other == None)
        {
            return one == None ? other : one;
        }

        return _keys[one] > _keys[other] || (_keys[one] == _keys[other] && one < other) ? one : other;
    }
}
