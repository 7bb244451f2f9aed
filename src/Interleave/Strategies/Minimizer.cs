using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>
/// Reduces a failing schedule to few preemptions: cuts it into segments of one thread each, and leaves out or merges
/// segments while the finding stays (delta debugging: Zeller, Hildebrandt, TSE 2002; the merging of segments as in
/// Jalbert, Sen: "A Trace Simplification Technique for Effective Debugging of Concurrent Programs", FSE 2010).
/// Deterministic; the result has a locally minimal number of preemptions unless the budget ended first.
/// </summary>
internal sealed class Minimizer
{
    /// <summary>Runs at most.</summary>
    public const int MaxRuns = 500;

    /// <summary>Decisions over all runs at most, so that long executions do not take minutes.</summary>
    public const long MaxDecisions = 3_000_000;

    private readonly Func<IStrategy, CancellationToken, MinimizerRun> _run;
    private readonly CancellationToken _cancellation;
    private long _decisions;

    /// <summary>Creates a minimiser.</summary>
    /// <param name="run">Runs the test once under a strategy (whose NextExecution it calls) and tells whether the finding came again.</param>
    /// <param name="cancellation">Ends the search early; the best schedule so far is returned.</param>
    public Minimizer(Func<IStrategy, CancellationToken, MinimizerRun> run, CancellationToken cancellation = default)
    {
        _run = run;
        _cancellation = cancellation;
    }

    /// <summary>Runs made by the last minimisation.</summary>
    public int Runs { get; private set; }

    /// <summary>Preemptions of the schedule that went in.</summary>
    public int PreemptionsBefore { get; private set; }

    /// <summary>Preemptions of the schedule that came out.</summary>
    public int PreemptionsAfter { get; private set; }

    private bool HasBudget => Runs < MaxRuns && _decisions < MaxDecisions && !_cancellation.IsCancellationRequested;

    /// <summary>Minimises.</summary>
    /// <param name="decisions">A schedule that shows the finding.</param>
    /// <returns>One that shows it too, with as few preemptions as were found; the argument itself when its replay does not show the finding.</returns>
    public IReadOnlyList<Decision> Minimize(IReadOnlyList<Decision> decisions)
    {
        Runs = 0;
        _decisions = 0;
        Candidate? original = Try(new SegmentStrategy(new ReplayStrategy(decisions)));
        PreemptionsBefore = PreemptionsAfter = original?.Preemptions ?? 0;
        if (original is null)
        {
            return decisions;
        }

        Candidate best = DropChunks(original);
        Candidate before;
        do
        {
            before = best;
            best = MergeSegments(best);
            best = MoveSegments(best);
            best = DropChunks(best);
            best = LowerValues(best);
        }
        while (best.IsBetterThan(before) && HasBudget);

        PreemptionsAfter = best.Preemptions;
        return best.IsBetterThan(original) ? best.Decisions : decisions;
    }

    /// <summary>Leaves out runs of segments, long ones first: their work is done later, or not at all.</summary>
    private Candidate DropChunks(Candidate best)
    {
        best = TryPlan([], best);
        for (int size = Math.Max(1, best.Plan.Count / 2); size >= 1; size /= 2)
        {
            // From the end: what comes last matters least for how the failure came about.
            for (int at = best.Plan.Count - size; at >= 0 && HasBudget; at -= size)
            {
                at = Math.Min(at, best.Plan.Count - size);
                if (at < 0)
                {
                    break;
                }

                best = TryPlan([.. best.Plan.Take(at), .. best.Plan.Skip(at + size)], best);
            }
        }

        return best;
    }

    /// <summary>Lets each segment go on into its thread's next one: that thread's later work is done earlier.</summary>
    private Candidate MergeSegments(Candidate best)
    {
        for (int at = 0; at < best.Plan.Count && HasBudget; at++)
        {
            int thread = best.Plan[at].Thread;
            int next = -1;
            for (int i = at + 1; i < best.Plan.Count && next < 0; i++)
            {
                next = best.Plan[i].Thread == thread ? i : -1;
            }

            Segment merged = next < 0 ? new Segment(thread, int.MaxValue) : best.Plan[next];
            best = TryPlan([.. best.Plan.Take(at), merged, .. best.Plan.Skip(at + 1).Where((_, i) => i + at + 1 != next)], best);
        }

        return best;
    }

    /// <summary>Moves a segment to another place: where its thread then blocks, leaving it costs nothing.</summary>
    private Candidate MoveSegments(Candidate best)
    {
        for (int from = 0; from < best.Plan.Count && HasBudget && best.Preemptions > 0; from++)
        {
            // From the far end: work that can wait until everything else is done matters least.
            for (int to = best.Plan.Count - 1; to >= 0 && HasBudget; to--)
            {
                if (to == from || from >= best.Plan.Count || to >= best.Plan.Count)
                {
                    continue;
                }

                List<Segment> plan = [.. best.Plan];
                Segment moved = plan[from];
                plan.RemoveAt(from);
                plan.Insert(to, moved);
                best = TryPlan(plan, best);
            }
        }

        return best;
    }

    /// <summary>Takes 0 where another value was chosen: under a memory model that is the newest write, as one would expect.</summary>
    private Candidate LowerValues(Candidate best)
    {
        for (int at = 0; at < best.Values.Count && HasBudget; at++)
        {
            if (best.Values[at].Value != 0)
            {
                (int Thread, int Value)[] values = [.. best.Values];
                values[at].Value = 0;
                best = Try(new SegmentStrategy(best.Plan, values)) is { } candidate && candidate.IsBetterThan(best) ? candidate : best;
            }
        }

        return best;
    }

    private Candidate TryPlan(IReadOnlyList<Segment> plan, Candidate best) =>
        HasBudget && Try(new SegmentStrategy(plan, best.Values)) is { } candidate && candidate.IsBetterThan(best) ? candidate : best;

    private Candidate? Try(SegmentStrategy strategy)
    {
        Runs++;
        MinimizerRun run = _run(strategy, _cancellation);
        _decisions += strategy.Decisions;
        return run.SameFinding
            ? new Candidate([.. strategy.Done], [.. strategy.Values], strategy.Preemptions, run.Decisions)
            : null;
    }

    private sealed record Candidate(
        IReadOnlyList<Segment> Plan,
        IReadOnlyList<(int Thread, int Value)> Values,
        int Preemptions,
        Decision[] Decisions)
    {
        internal bool IsBetterThan(Candidate other) =>
            (Preemptions, Plan.Count, OtherValues, Decisions.Length).CompareTo((other.Preemptions, other.Plan.Count, other.OtherValues, other.Decisions.Length)) < 0;

        private int OtherValues => Values.Count(static v => v.Value != 0);
    }
}
