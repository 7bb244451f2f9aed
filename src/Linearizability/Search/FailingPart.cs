namespace Linearizability.Search;

/// <summary>Explains a part that was shown not to be linearizable.</summary>
internal sealed class FailingPart<TState, TInput, TOutput>(
    WingGongSearch<TState, TInput, TOutput> search, SearchProblem<TState, TInput, TOutput> problem, CheckOptions options)
{
    private readonly History<TInput, TOutput> _history = problem.History;

    public Violation<TInput, TOutput> Explain(Budget budget)
    {
        int longest = search.LongestCompleted;
        var collector = new PrefixCollector(longest, options.MaxPrefixes);
        search.Run(problem, budget, collector);

        Budget trials = budget.Within(options);
        bool minimal = true;
        long end = ShortestFailingEnd(trials, ref minimal);
        List<int> called = [.. problem.Part.Where(operation => _history[operation].CallTime <= end)];
        List<int> core = [.. called.Where(operation => ReturnsBy(operation, end))];
        Minimise(called, core, trials, ref minimal);
        return new Violation<TInput, TOutput>(_history, problem.Part)
        {
            LongestPrefixes = collector.Prefixes,
            Core = core,
            Forgotten = [.. called.Except(core)],
            IsMinimal = minimal,
        };
    }

    private bool ReturnsBy(int operation, long time) => !problem.IsPending(operation) && _history[operation].ReturnTime <= time;

    /// <summary>
    /// The earliest return such that what happened up to it cannot be explained. Bisection is right, because a prefix
    /// of a linearizable history is linearizable (Herlihy and Wing 1990, section 3.2).
    /// </summary>
    private long ShortestFailingEnd(Budget budget, ref bool minimal)
    {
        List<long> returns = [.. problem.Part.Where(operation => !problem.IsPending(operation)).Select(operation => _history[operation].ReturnTime)];
        returns.Sort();
        int low = 0;
        int high = returns.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            long time = returns[middle];
            SearchOutcome outcome = search.Run(
                problem with
                {
                    Part = [.. problem.Part.Where(operation => _history[operation].CallTime <= time)],
                    IsPending = operation => !ReturnsBy(operation, time),
                },
                budget);
            minimal &= outcome.Verdict != Verdict.Unknown;
            if (outcome.Verdict == Verdict.NotLinearizable)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return returns[high];
    }

    /// <summary>
    /// Forgets chunk after chunk of the core, each half as large as the one before. One pass with single operations
    /// proves minimality, because forgetting only ever helps an explanation: what could not be forgotten from a larger
    /// core cannot be from a smaller one.
    /// </summary>
    private void Minimise(List<int> called, List<int> core, Budget budget, ref bool minimal)
    {
        var kept = new HashSet<int>(core);
        for (int size = Math.Max(1, core.Count / 2); ; size /= 2)
        {
            for (int from = 0; from < core.Count;)
            {
                if (budget.Time() != CheckBound.None)
                {
                    minimal = false;
                    return;
                }

                List<int> chunk = core.GetRange(from, Math.Min(size, core.Count - from));
                kept.ExceptWith(chunk);
                SearchOutcome outcome = search.Run(
                    problem with { Part = called, IsPending = operation => !kept.Contains(operation) }, budget);
                if (outcome.Verdict == Verdict.NotLinearizable)
                {
                    core.RemoveRange(from, chunk.Count);
                    continue;
                }

                kept.UnionWith(chunk);
                from += chunk.Count;
                minimal &= size > 1 || outcome.Verdict != Verdict.Unknown;
            }

            if (size == 1)
            {
                return;
            }
        }
    }
}
