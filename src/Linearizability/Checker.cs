using Linearizability.Search;

namespace Linearizability;

/// <summary>Decides whether histories are linearizable with respect to one model.</summary>
/// <typeparam name="TState">The model's state.</typeparam>
/// <typeparam name="TInput">What callers asked for.</typeparam>
/// <typeparam name="TOutput">What came back.</typeparam>
/// <param name="model">The sequential specification.</param>
/// <remarks>
/// Keeps its tables from one check to the next, which is what a tester that checks thousands of small histories a
/// second needs. Not safe for use by two threads at once; make one for each.
/// </remarks>
public sealed class Checker<TState, TInput, TOutput>(Model<TState, TInput, TOutput> model)
{
    private const int FirstRoundEntries = 1 << 10;

    private readonly WingGongSearch<TState, TInput, TOutput> _search = new();

    /// <summary>Checks one history. Deterministic, time limits and cancellation apart.</summary>
    /// <param name="history">The history.</param>
    /// <param name="options">Bounds and extras; null for the defaults.</param>
    /// <returns>The verdict with its evidence. A violation found outweighs a bound reached in another part.</returns>
    /// <exception cref="InvalidOperationException">
    /// The model's partition leaves an operation out or holds one twice. Correct <see cref="Model{TState, TInput, TOutput}.Partition(History{TInput, TOutput})"/>.
    /// </exception>
    public CheckResult<TInput, TOutput> Check(History<TInput, TOutput> history, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= CheckOptions.Default;
        var budget = new Budget(options);
        Model<TState, TInput, TOutput> fitted = model.For(history);
        var decider = new PartDecider<TState, TInput, TOutput>(fitted, _search);
        IReadOnlyList<IReadOnlyList<int>> parts = options.Partition
            ? Partitions.Verified(fitted.Partition(history), history.Count, model.GetType())
            : Partitions.Whole(history.Count);
        var linearizations = new IReadOnlyList<int>[parts.Count];
        List<int> undecided = [.. Enumerable.Range(0, parts.Count)];
        var effort = new Effort(parts.Count);
        bool monitored = options.Monitor;

        // Cheap parts first: one violation settles the history, and hard parts are often the neighbours of an easy
        // violation. Rounds with growing bounds find it at a fixed multiple of its own cost.
        for (long entries = parts.Count == 1 ? int.MaxValue : FirstRoundEntries; ; entries *= 8)
        {
            Budget round = budget.WithEntries((int)Math.Min(entries, int.MaxValue));
            CheckBound bound = CheckBound.None;
            int left = 0;
            for (int i = 0; i < undecided.Count; i++)
            {
                int part = undecided[i];
                var problem = new SearchProblem<TState, TInput, TOutput>(
                    history, parts[part], operation => history[operation].IsPending, new StepCache<TState, TInput, TOutput>(fitted, history));
                SearchOutcome outcome = decider.Decide(problem, round, monitored);
                effort.Note(decider);
                switch (outcome.Verdict)
                {
                    case Verdict.NotLinearizable:
                        return effort.On(NotLinearizable(decider, problem, options, budget));
                    case Verdict.Unknown:
                        // Its tables go: they would add up over the parts, and cost little to fill again.
                        bound = outcome.Bound;
                        undecided[left++] = part;
                        break;
                    default:
                        linearizations[part] = decider.Linearization;
                        break;
                }
            }

            undecided.RemoveRange(left, undecided.Count - left);
            monitored = false;
            if (bound != CheckBound.MemoEntries || entries >= options.MaxMemoEntries)
            {
                return effort.On(new CheckResult<TInput, TOutput>(bound == CheckBound.None ? Verdict.Linearizable : Verdict.Unknown)
                {
                    Bound = bound,
                    Linearizations = bound == CheckBound.None ? linearizations : [],
                });
            }
        }
    }

    private CheckResult<TInput, TOutput> NotLinearizable(
        PartDecider<TState, TInput, TOutput> decider, SearchProblem<TState, TInput, TOutput> problem, CheckOptions options, Budget budget) =>
        new(Verdict.NotLinearizable)
        {
            Violation = options.Explain
                ? new FailingPart<TState, TInput, TOutput>(_search, decider, options).Explain(problem, budget)
                : new Violation<TInput, TOutput>(problem.History, decider.Conflict),
        };

    /// <summary>The work done so far, for the result.</summary>
    private sealed class Effort(int parts)
    {
        private long _configurations;
        private int _monitored;

        public void Note(PartDecider<TState, TInput, TOutput> decider)
        {
            _configurations += decider.Configurations;
            _monitored += decider.WasMonitored ? 1 : 0;
        }

        public CheckResult<TInput, TOutput> On(CheckResult<TInput, TOutput> result) =>
            result with { Parts = parts, MonitoredParts = _monitored, Configurations = _configurations };
    }
}
