namespace Linearizability.Search;

/// <summary>Decides one part: by the model's monitor where it can, else by the search.</summary>
internal sealed class PartDecider<TState, TInput, TOutput>(
    Model<TState, TInput, TOutput> model, WingGongSearch<TState, TInput, TOutput> search)
{
    /// <summary>Whether the monitor gave the last verdict.</summary>
    public bool WasMonitored { get; private set; }

    /// <summary>Configurations that the last verdict took.</summary>
    public int Configurations => WasMonitored ? 0 : search.Configurations;

    /// <summary>After a verdict Linearizable: history indices in order of effect.</summary>
    public int[] Linearization { get; private set; } = [];

    /// <summary>After the verdict NotLinearizable: history indices of operations that fail without the others, ascending.</summary>
    public IReadOnlyList<int> Conflict { get; private set; } = [];

    /// <summary>Asks the monitor. Unknown without a bound: the search has to decide.</summary>
    public SearchOutcome Monitor(SearchProblem<TState, TInput, TOutput> problem, Budget budget)
    {
        WasMonitored = false;
        if (model.Monitor is not { } monitor)
        {
            return SearchOutcome.Stopped(CheckBound.None);
        }

        MonitorVerdict found;
        try
        {
            var part = new MonitoredPart<TInput, TOutput>(problem.History, problem.Part, problem.IsPending, budget);
            part.ThrowIfStopped();
            found = monitor.Decide(part);
        }
        catch (CheckStoppedException stopped)
        {
            return SearchOutcome.Stopped(stopped.Bound);
        }

        WasMonitored = found.Verdict != Verdict.Unknown;
        int[] operations = [.. found.Operations.Select(place => problem.Part[place])];
        if (found.Verdict == Verdict.Linearizable)
        {
            Linearization = operations;
            return SearchOutcome.Found;
        }

        if (found.Verdict == Verdict.NotLinearizable)
        {
            Array.Sort(operations);
            Conflict = operations;
            return SearchOutcome.Exhausted;
        }

        return SearchOutcome.Stopped(CheckBound.None);
    }

    /// <summary>Asks the search.</summary>
    public SearchOutcome Search(SearchProblem<TState, TInput, TOutput> problem, Budget budget)
    {
        WasMonitored = false;
        SearchOutcome outcome = search.Run(problem, budget);
        Linearization = outcome.Verdict == Verdict.Linearizable ? search.Linearization() : [];
        Conflict = problem.Part;
        return outcome;
    }

    /// <summary>Asks the monitor, if wanted, and the search where that does not know.</summary>
    public SearchOutcome Decide(SearchProblem<TState, TInput, TOutput> problem, Budget budget, bool monitored)
    {
        SearchOutcome outcome = monitored ? Monitor(problem, budget) : SearchOutcome.Stopped(CheckBound.None);
        return outcome is { Verdict: Verdict.Unknown, Bound: CheckBound.None } ? Search(problem, budget) : outcome;
    }
}
