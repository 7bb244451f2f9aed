namespace Linearizability.Search;

/// <summary>
/// Finds the last stretch of a long failing part, and where it may start from: what came before is explained, and need not
/// be minimised.
/// </summary>
/// <remarks>
/// Forgetting calls of a long history one by one leaves more and more that may have done anything, until a trial takes
/// longer than the check. So the part is cut into pieces, and every place that the returns up to a cut may lead to is a
/// root of the next piece: a state, and which of the calls then under way have taken effect.
/// </remarks>
internal sealed class FailingWindow<TState, TInput, TOutput>(
    WingGongSearch<TState, TInput, TOutput> search, SearchProblem<TState, TInput, TOutput> problem, CheckOptions options)
{
    /// <summary>
    /// Operations before the piece that fails which are looked at with it, for what one reads there was written there; and
    /// operations of a piece, where calls are under way all the time.
    /// </summary>
    private const int MaxLookback = 24;

    private readonly int _lookback = Math.Min(MaxLookback, options.MaxExplainedFromStart);
    private readonly int[] _part = [.. problem.Part];
    private readonly List<Piece> _pieces = [];

    /// <summary>The stretch that fails, and the operations before it; null when a bound is reached or nothing can be cut off.</summary>
    public (IReadOnlyList<int> Settled, SearchProblem<TState, TInput, TOutput> Problem)? Find(Budget budget)
    {
        var piece = new Piece(0, problem.Roots, []);
        while (piece.From < _part.Length)
        {
            _pieces.Add(piece);
            (int to, long until) = End(piece.From);
            SearchProblem<TState, TInput, TOutput> stretch = Stretch(piece, to) with { Until = until };
            var finals = new FinalRoots();
            foreach (SearchRoot root in piece.Roots)
            {
                if (search.RunAll(stretch with { Roots = [root] }, budget, finals).Verdict == Verdict.Unknown || finals.Count > options.MaxRoundStates)
                {
                    return null;
                }
            }

            if (finals.Count == 0)
            {
                return Window(to);
            }

            piece = new Piece(to, [.. finals.All], [.. stretch.Part.Where(operation => problem.IsPending(operation) || problem.History[operation].ReturnTime > until)]);
        }

        return null;
    }

    /// <summary>Where a piece ends: the operations before began by a time up to which returns count.</summary>
    private (int To, long Until) End(int from)
    {
        long busyUntil = long.MinValue;
        for (int to = from; to < _part.Length; to++)
        {
            Operation<TInput, TOutput> operation = problem.History[_part[to]];
            if (to > from && (operation.CallTime > busyUntil || to - from >= Math.Max(1, _lookback)))
            {
                // Equal times count as concurrent.
                return (to, operation.CallTime - 1);
            }

            busyUntil = problem.IsPending(_part[to]) ? busyUntil : Math.Max(busyUntil, operation.ReturnTime);
        }

        return (_part.Length, long.MaxValue);
    }

    private SearchProblem<TState, TInput, TOutput> Stretch(Piece piece, int to) => problem with
    {
        Part = [.. piece.UnderWay, .. _part[piece.From..to]],
    };

    private (IReadOnlyList<int> Settled, SearchProblem<TState, TInput, TOutput> Problem)? Window(int to)
    {
        int first = _pieces.Count - 1;
        long explainedUntil = problem.History[_part[_pieces[first].From]].CallTime - 1;
        while (first > 0 && (to - _pieces[first - 1].From <= _lookback || IsInvolved(_pieces[first])))
        {
            first--;
        }

        // What was under way at the cut is settled too: the roots know what came of it.
        Piece start = _pieces[first];
        return start.From == 0
            ? null
            : ([.. _part[..start.From].Where(operation => !problem.IsPending(operation))], Stretch(start, to) with { Roots = start.Roots });

        // What had not returned when all was still explained may itself be what is wrong, and must not be settled.
        bool IsInvolved(Piece piece) => piece.UnderWay.Any(
            operation => !problem.IsPending(operation) && problem.History[operation].ReturnTime > explainedUntil);
    }

    /// <summary>A piece of the part.</summary>
    /// <param name="From">The place in the part where it begins.</param>
    /// <param name="Roots">Where it may start from.</param>
    /// <param name="UnderWay">Operations called before it that had not returned, or never did.</param>
    private sealed record Piece(int From, IReadOnlyList<SearchRoot> Roots, IReadOnlyList<int> UnderWay);
}
