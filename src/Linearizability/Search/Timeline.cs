using System.Runtime.InteropServices;

namespace Linearizability.Search;

/// <summary>The calls and returns of one part of a history in real-time order, as a linked list in arrays.</summary>
/// <remarks>
/// Completed operation k (numbered by call) owns nodes 2k, its call, and 2k + 1, its return. Linearizing it lifts both
/// out of the list; undoing puts them back, in the reverse order (Knuth's dancing links, as Lowe 2017, section 3, uses
/// them). Node 2c is head and end in one. Pending operations have no return to wait for and stand apart.
/// </remarks>
internal sealed class Timeline<TInput, TOutput>
{
    private readonly Dictionary<ValueTuple<TInput>, int> _newestTwin = [];
    private readonly List<int> _completed = [];
    private readonly List<int> _pending = [];
    private int[] _next = [];
    private int[] _previous = [];
    private int[] _rank = [];
    private int[] _windowEnd = [];
    private int[] _pendingWindowEnd = [];
    private int[] _pendingRank = [];
    private int[] _twin = [];
    private long[] _returnTimes = [];
    private int[] _byReturn = [];
    private bool[] _isOpen = [];

    public int CompletedCount => _completed.Count;

    public int PendingCount => _pending.Count;

    public int Head => 2 * CompletedCount;

    /// <summary>The time up to which returns count; to be set before loading.</summary>
    public long Until { get; set; } = long.MaxValue;

    /// <summary>Completed operations whose return counts.</summary>
    public int ClosedCount { get; private set; }

    /// <summary>Index in the history of completed operation k.</summary>
    public int Completed(int k) => _completed[k];

    /// <summary>Index in the history of pending operation j.</summary>
    public int Pending(int j) => _pending[j];

    /// <summary>Whether completed operation k returns too late for its return to count.</summary>
    public bool IsOpen(int k) => _isOpen[k];

    public int Next(int node) => _next[node];

    /// <summary>The number of completed operations called before k returned: while k is missing no other can be taken.</summary>
    public int WindowEnd(int k) => _windowEnd[k];

    /// <summary>The number of pending operations called before k returned.</summary>
    public int PendingWindowEnd(int k) => _pendingWindowEnd[k];

    /// <summary>An earlier pending operation with an equal input, or -1. It is taken first: the two are interchangeable.</summary>
    public int Twin(int j) => _twin[j];

    /// <summary>Whether pending operation j was called before a node's event; everything was before the end.</summary>
    public bool CalledBefore(int j, int node) => node == Head || _pendingRank[j] < _rank[node];

    /// <summary>Fills the timeline.</summary>
    /// <param name="history">The history.</param>
    /// <param name="part">Indices of the operations to take, ascending.</param>
    /// <param name="isPending">Whether the return of the operation with this index does not count.</param>
    /// <param name="isIdle">Whether a pending operation with this index can be left out: it never changes the state.</param>
    public void Load(
        History<TInput, TOutput> history, IReadOnlyList<int> part, Func<int, bool> isPending, Func<int, bool> isIdle)
    {
        _completed.Clear();
        _pending.Clear();
        foreach (int operation in part)
        {
            if (!isPending(operation))
            {
                _completed.Add(operation);
            }
            else if (!isIdle(operation))
            {
                _pending.Add(operation);
            }
        }

        Reserve();
        ClosedCount = 0;
        for (int k = 0; k < CompletedCount; k++)
        {
            long returnTime = history[_completed[k]].ReturnTime;
            _isOpen[k] = returnTime > Until;
            ClosedCount += _isOpen[k] ? 0 : 1;
            _returnTimes[k] = _isOpen[k] ? long.MaxValue : returnTime;
            _byReturn[k] = k;
        }

        Array.Sort(_returnTimes, _byReturn, 0, CompletedCount);
        Merge(history);
        FindTwins(history);
    }

    /// <summary>Takes an operation's call and return out of the list.</summary>
    public void Lift(int k)
    {
        Unlink(2 * k);
        Unlink((2 * k) + 1);
    }

    /// <summary>Undoes the last <see cref="Lift"/> not yet undone.</summary>
    public void Unlift(int k)
    {
        Relink((2 * k) + 1);
        Relink(2 * k);
    }

    private void Merge(History<TInput, TOutput> history)
    {
        ReadOnlySpan<int> completed = CollectionsMarshal.AsSpan(_completed);
        ReadOnlySpan<int> pending = CollectionsMarshal.AsSpan(_pending);
        int last = Head;
        int rank = 0;
        int calls = 0;
        int pendingCalls = 0;
        for (int returns = 0; returns < completed.Length; returns++)
        {
            // Equal times count as concurrent, so calls come before returns.
            long returnTime = _returnTimes[returns];
            while (true)
            {
                long call = calls < completed.Length ? history[completed[calls]].CallTime : long.MaxValue;
                long pendingCall = pendingCalls < pending.Length ? history[pending[pendingCalls]].CallTime : long.MaxValue;
                if (calls < completed.Length && call <= returnTime && call <= pendingCall)
                {
                    last = Append(last, 2 * calls++, rank++);
                }
                else if (pendingCalls < pending.Length && pendingCall <= returnTime)
                {
                    _pendingRank[pendingCalls++] = rank++;
                }
                else
                {
                    break;
                }
            }

            int k = _byReturn[returns];
            _windowEnd[k] = calls;
            _pendingWindowEnd[k] = pendingCalls;
            last = Append(last, (2 * k) + 1, rank++);
        }

        _next[last] = Head;
        _previous[Head] = last;
        for (; pendingCalls < pending.Length; pendingCalls++)
        {
            _pendingRank[pendingCalls] = rank++;
        }
    }

    private void FindTwins(History<TInput, TOutput> history)
    {
        _newestTwin.Clear();
        for (int j = 0; j < PendingCount; j++)
        {
            ref int newest = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _newestTwin, new ValueTuple<TInput>(history[_pending[j]].Input), out bool exists);
            _twin[j] = exists ? newest : -1;
            newest = j;
        }
    }

    private int Append(int last, int node, int rank)
    {
        _next[last] = node;
        _previous[node] = last;
        _rank[node] = rank;
        return node;
    }

    private void Unlink(int node)
    {
        _next[_previous[node]] = _next[node];
        _previous[_next[node]] = _previous[node];
    }

    private void Relink(int node)
    {
        _next[_previous[node]] = node;
        _previous[_next[node]] = node;
    }

    private void Reserve()
    {
        int completed = CompletedCount;
        if (_returnTimes.Length < completed || _next.Length == 0)
        {
            int room = Math.Max(16, 2 * completed);
            _returnTimes = new long[room];
            _byReturn = new int[room];
            _isOpen = new bool[room];
            _windowEnd = new int[room];
            _pendingWindowEnd = new int[room];
            _next = new int[(2 * room) + 1];
            _previous = new int[(2 * room) + 1];
            _rank = new int[(2 * room) + 1];
        }

        if (_pendingRank.Length < PendingCount)
        {
            _pendingRank = new int[2 * PendingCount];
            _twin = new int[2 * PendingCount];
        }
    }
}
