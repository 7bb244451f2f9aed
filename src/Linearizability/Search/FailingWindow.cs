namespace Linearizability.Search;

/// <summary>
/// Finds the last stretch of a long failing part, and where it may start from: what came before is explained, and need not
/// be minimised.
/// </summary>
/// <remarks>
/// Forgetting calls of a long history one by one leaves more and more that may have done anything, until a trial takes
/// longer than the check. So the part is cut wherever no call is under way, as rounds are
/// (<see cref="RoundChecker{TState, TInput, TOutput}"/>), and all final states of a piece are the next one's roots.
/// </remarks>
internal sealed class FailingWindow<TState, TInput, TOutput>(
    WingGongSearch<TState, TInput, TOutput> search, SearchProblem<TState, TInput, TOutput> problem, CheckOptions options)
{
    /// <summary>Operations before the piece that fails which are looked at with it: what one reads there was written there.</summary>
    private const int MaxLookback = 24;

    private readonly int _lookback = Math.Min(MaxLookback, options.MaxExplainedFromStart);
    private readonly int[] _part = [.. problem.Part];
    private readonly List<(int From, IReadOnlyList<SearchRoot> Roots)> _pieces = [];

    // Operations of the pieces so far that never returned.
    private readonly List<int> _pending = [];

    /// <summary>The stretch that fails, and the operations before it; null when a bound is reached or nothing can be cut off.</summary>
    public (IReadOnlyList<int> Settled, SearchProblem<TState, TInput, TOutput> Problem)? Find(Budget budget)
    {
        IReadOnlyList<SearchRoot> roots = problem.Roots;
        for (int from = 0; from < _part.Length;)
        {
            int to = PieceEnd(from);
            _pieces.Add((from, roots));
            var finals = new FinalRoots();
            if (roots.Any(root => search.RunAll(Stretch(from, to) with { Roots = [root] }, budget, finals).Verdict == Verdict.Unknown)
                || finals.Count > options.MaxRoundStates)
            {
                return null;
            }

            if (finals.Count == 0)
            {
                return Window(to);
            }

            roots = [.. finals.All];
            _pending.AddRange(_part[from..to].Where(problem.IsPending));
            from = to;
        }

        return null;
    }

    /// <summary>Where the operations end that began before a time at which none that ever returns was under way.</summary>
    private int PieceEnd(int from)
    {
        long busyUntil = long.MinValue;
        for (int to = from; to < _part.Length; to++)
        {
            Operation<TInput, TOutput> operation = problem.History[_part[to]];
            if (to > from && operation.CallTime > busyUntil)
            {
                return to;
            }

            busyUntil = problem.IsPending(_part[to]) ? busyUntil : Math.Max(busyUntil, operation.ReturnTime);
        }

        return _part.Length;
    }

    /// <summary>The operations of a stretch, and those before that never returned.</summary>
    private SearchProblem<TState, TInput, TOutput> Stretch(int from, int to) => problem with
    {
        Part = [.. _pending.TakeWhile(operation => operation < _part[from]), .. _part[from..to]],
    };

    private (IReadOnlyList<int> Settled, SearchProblem<TState, TInput, TOutput> Problem)? Window(int to)
    {
        int piece = _pieces.Count - 1;
        while (piece > 0 && to - _pieces[piece - 1].From <= _lookback)
        {
            piece--;
        }

        (int from, IReadOnlyList<SearchRoot> roots) = _pieces[piece];
        return from == 0
            ? null
            : ([.. _part[..from].Where(operation => !problem.IsPending(operation))], Stretch(from, to) with { Roots = roots });
    }
}
