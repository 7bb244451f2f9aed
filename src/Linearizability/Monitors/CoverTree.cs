namespace Linearizability.Monitors;

/// <summary>Numbered counts to which ranges are added, and the last in a range that is zero, in logarithmic time.</summary>
internal sealed class CoverTree
{
    // Larger than any count.
    private const int Removed = int.MaxValue / 2;

    private readonly int _leaves = 1;

    // What was added to all below a node, and the least count below it with that.
    private readonly int[] _added;
    private readonly int[] _least;

    public CoverTree(int count)
    {
        while (_leaves < count)
        {
            _leaves *= 2;
        }

        _added = new int[2 * _leaves];
        _least = new int[2 * _leaves];
    }

    /// <summary>Adds to the counts of a range.</summary>
    public void Add(int from, int to, int amount)
    {
        if (from < to)
        {
            Add(1, 0, _leaves, (from, to, amount));
        }
    }

    /// <summary>Takes a number out: it is never zero again.</summary>
    public void Remove(int number) => Add(number, number + 1, Removed);

    /// <summary>The last number in a range whose count is zero; -1: there is none.</summary>
    public int LastZero(int from, int to) => from < to ? LastZero(1, (0, _leaves), (from, to), 0) : -1;

    private void Add(int node, int low, int high, (int From, int To, int Amount) range)
    {
        if (range.From <= low && high <= range.To)
        {
            _added[node] += range.Amount;
            _least[node] += range.Amount;
            return;
        }

        int middle = (low + high) / 2;
        if (range.From < middle)
        {
            Add(2 * node, low, middle, range);
        }

        if (range.To > middle)
        {
            Add((2 * node) + 1, middle, high, range);
        }

        _least[node] = _added[node] + Math.Min(_least[2 * node], _least[(2 * node) + 1]);
    }

    private int LastZero(int node, (int Low, int High) span, (int From, int To) range, int above)
    {
        if (range.To <= span.Low || span.High <= range.From || above + _least[node] > 0)
        {
            return -1;
        }

        if (span.High - span.Low == 1)
        {
            return span.Low;
        }

        int middle = (span.Low + span.High) / 2;
        int below = above + _added[node];
        int right = LastZero((2 * node) + 1, (middle, span.High), range, below);
        return right >= 0 ? right : LastZero(2 * node, (span.Low, middle), range, below);
    }
}
