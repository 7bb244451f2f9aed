using Linearizability.Search;

namespace Linearizability;

/// <summary>
/// Checks a history that is too long to hold in memory, round by round. Between two rounds no call is under way; what the
/// rounds before may have left is where the next one starts.
/// </summary>
/// <typeparam name="TState">The model's state.</typeparam>
/// <typeparam name="TInput">What callers asked for.</typeparam>
/// <typeparam name="TOutput">What came back.</typeparam>
/// <remarks>
/// Where no call is under way, every order of the whole history is one of what came before and one of what comes after,
/// so a set of states is all that has to be kept. A call that never returned is kept too, and may take effect in any later
/// round. Each part of a round is searched to its end, for all its final states. Rounds that end by reading everything
/// back leave one state. Memory is bounded by the longest round and <see cref="CheckOptions.MaxRoundStates"/>. Monitors
/// are not asked: they find one order, not every final state. Not safe for use by two threads at once.
/// </remarks>
/// <param name="model">The sequential specification.</param>
/// <param name="options">Bounds and extras of each round; null for the defaults.</param>
public sealed class RoundChecker<TState, TInput, TOutput>(Model<TState, TInput, TOutput> model, CheckOptions? options = null)
{
    private readonly WingGongSearch<TState, TInput, TOutput> _search = new();
    private readonly CheckOptions _options = options ?? CheckOptions.Default;
    private List<Operation<TInput, TOutput>> _pending = [];
    private List<(TState State, IReadOnlyList<int> Taken)> _left = [(model.InitialState, [])];
    private bool _isOver;

    /// <summary>The states that the rounds so far may have left, equal ones once.</summary>
    public IReadOnlyList<TState> States => [.. _left.Select(static place => place.State).Distinct(model.StateComparer)];

    /// <summary>Rounds found linearizable.</summary>
    public int Rounds { get; private set; }

    /// <summary>Operations of those rounds.</summary>
    public long Operations { get; private set; }

    /// <summary>Checks the next round.</summary>
    /// <param name="round">
    /// The operations called since the round before, all of whose calls that ever return have returned. Times are compared
    /// within a round only: each may have its own clock.
    /// </param>
    /// <returns>
    /// The verdict on the round after those before it. In a violation's history the calls of earlier rounds that never
    /// returned come first, followed by this round's. No linearizations are told.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// An earlier verdict was not Linearizable, so it is not known where this round starts. Begin with a new checker and
    /// fresh objects. Or: the model's partition leaves an operation out or holds one twice.
    /// </exception>
    public CheckResult<TInput, TOutput> Check(History<TInput, TOutput> round)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (_isOver)
        {
            throw new InvalidOperationException(
                "An earlier round was not found linearizable, so nobody knows where this one starts: begin again with a new checker and fresh objects.");
        }

        _isOver = true;
        var history = new History<TInput, TOutput>(_pending.Concat(round));
        var steps = new StepCache<TState, TInput, TOutput>(model, history);
        List<SearchRoot> places = [.. _left.Select(place => new SearchRoot(steps.Number(place.State), place.Taken))];
        IReadOnlyList<IReadOnlyList<int>> parts = _options.Partition
            ? Partitions.Verified(model.Partition(history, States), history.Count, model.GetType())
            : Partitions.Whole(history.Count);
        var budget = new Budget(_options);
        long configurations = 0;
        foreach (IReadOnlyList<int> part in parts)
        {
            var problem = new SearchProblem<TState, TInput, TOutput>(history, part, operation => history[operation].IsPending, steps);
            var finals = new FinalRoots();
            foreach (List<SearchRoot> roots in Alike(places))
            {
                SearchOutcome outcome = _search.RunAll(problem with { Roots = roots }, budget, finals);
                configurations += _search.Configurations;
                if (outcome.Verdict == Verdict.Unknown || finals.Count > _options.MaxRoundStates)
                {
                    return new CheckResult<TInput, TOutput>(Verdict.Unknown)
                    {
                        Bound = outcome.Verdict == Verdict.Unknown ? outcome.Bound : CheckBound.States,
                        Parts = parts.Count,
                        Configurations = configurations,
                    };
                }
            }

            if (finals.Count == 0)
            {
                return NotLinearizable(problem with { Roots = places }, budget) with { Parts = parts.Count, Configurations = configurations };
            }

            places = [.. finals.All];
        }

        Keep(history, steps, places);
        Rounds++;
        Operations += round.Count;
        return new CheckResult<TInput, TOutput>(Verdict.Linearizable) { Parts = parts.Count, Configurations = configurations };
    }

    /// <summary>Places that one search can start from: what one has led to need not be looked at again from another.</summary>
    private static IEnumerable<List<SearchRoot>> Alike(List<SearchRoot> places) =>
        places.TrueForAll(static place => place.Taken.Count == 0) ? [places] : places.Select(static place => new List<SearchRoot> { place });

    private CheckResult<TInput, TOutput> NotLinearizable(SearchProblem<TState, TInput, TOutput> problem, Budget budget)
    {
        var decider = new PartDecider<TState, TInput, TOutput>(model, _search);
        decider.Decide(problem, budget, monitored: false);
        return new CheckResult<TInput, TOutput>(Verdict.NotLinearizable)
        {
            Violation = _options.Explain
                ? new FailingPart<TState, TInput, TOutput>(_search, decider, _options with { Monitor = false }).Explain(problem, budget)
                : new Violation<TInput, TOutput>(problem.History, problem.Part),
        };
    }

    /// <summary>Keeps what the next round starts from: states, and calls that may still take effect.</summary>
    private void Keep(History<TInput, TOutput> history, StepCache<TState, TInput, TOutput> steps, List<SearchRoot> places)
    {
        List<int> open = [.. Enumerable.Range(0, history.Count).Where(operation =>
            history[operation].IsPending
            && !steps.NeverChangesState(operation, forgotten: true)
            && !places.TrueForAll(place => place.Taken.Contains(operation)))];
        _left = [.. places.Select(place => (
            steps[place.State],
            (IReadOnlyList<int>)[.. Enumerable.Range(0, open.Count).Where(kept => place.Taken.Contains(open[kept]))]))];

        // From here on they come before everything.
        _pending = [.. open.Select(operation => history[operation] with { CallTime = long.MinValue })];
        _isOver = false;
    }
}
