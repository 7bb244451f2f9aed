namespace Linearizability.Search;

/// <summary>Explains a part that was shown not to be linearizable.</summary>
internal sealed class FailingPart<TState, TInput, TOutput>(
    WingGongSearch<TState, TInput, TOutput> search, PartDecider<TState, TInput, TOutput> decider, CheckOptions options)
{
    /// <summary>Explains the part that the decider has just found to fail.</summary>
    public Violation<TInput, TOutput> Explain(SearchProblem<TState, TInput, TOutput> problem, Budget budget)
    {
        Budget trials = budget.Within(options);
        Budget prefixes = budget;
        if (decider.WasMonitored)
        {
            // The search has to look itself, though only at what the monitor found in conflict, and not for long.
            problem = problem with { Part = decider.Conflict };
            prefixes = trials;
            if (search.Run(problem, prefixes).Verdict == Verdict.Linearizable)
            {
                throw new InvalidOperationException(
                    $"The monitor found operations {string.Join(", ", problem.Part)} in conflict, and an order explains them: correct the monitor.");
            }
        }

        History<TInput, TOutput> history = problem.History;
        var collector = new PrefixCollector(search.LongestCompleted, options.MaxPrefixes);
        search.Run(problem, prefixes, collector);

        bool minimal = true;
        long end = ShortestFailingEnd(problem, trials, ref minimal);
        List<int> called = [.. problem.Part.Where(operation => history[operation].CallTime <= end)];
        List<int> core = [.. called.Where(operation => ReturnsBy(problem, operation, end))];
        Minimise(problem with { Part = called }, core, trials, ref minimal);
        return new Violation<TInput, TOutput>(history, problem.Part)
        {
            LongestPrefixes = collector.Prefixes,
            Core = core,
            Forgotten = [.. called.Except(core)],
            IsMinimal = minimal,
        };
    }

    private static bool ReturnsBy(SearchProblem<TState, TInput, TOutput> problem, int operation, long time) =>
        !problem.IsPending(operation) && problem.History[operation].ReturnTime <= time;

    private SearchOutcome Decide(SearchProblem<TState, TInput, TOutput> trial, Budget budget) =>
        decider.Decide(trial, budget, options.Monitor);

    /// <summary>
    /// The earliest return such that what happened up to it cannot be explained. Bisection is right, because a prefix
    /// of a linearizable history is linearizable (Herlihy and Wing 1990, section 3.2).
    /// </summary>
    private long ShortestFailingEnd(SearchProblem<TState, TInput, TOutput> problem, Budget budget, ref bool minimal)
    {
        List<long> returns = [.. problem.Part.Where(operation => !problem.IsPending(operation)).Select(operation => problem.History[operation].ReturnTime)];
        returns.Sort();
        int low = 0;
        int high = returns.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            long time = returns[middle];
            SearchOutcome outcome = Decide(
                problem with
                {
                    Part = [.. problem.Part.Where(operation => problem.History[operation].CallTime <= time)],
                    IsPending = operation => !ReturnsBy(problem, operation, time),
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
    private void Minimise(SearchProblem<TState, TInput, TOutput> problem, List<int> core, Budget budget, ref bool minimal)
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
                SearchOutcome outcome = Decide(problem with { IsPending = operation => !kept.Contains(operation) }, budget);
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
