using Interleave;

namespace Hsm.Cli.Exploring;

/// <summary>What a run explores and how its budget is shared.</summary>
/// <param name="Rows">What to explore, in order.</param>
/// <param name="Options">How; the number of schedules is each row's, the limit of time the whole run's.</param>
internal sealed record ExplorePlan(IReadOnlyList<ExploreRow> Rows, ExplorationOptions Options)
{
    private const int CasesPerLane = 4;

    /// <summary>Whether each row has its own number of schedules, and not that of the options.</summary>
    internal bool IsNightly { get; init; }

    /// <summary>Cases of all rows.</summary>
    internal int CaseCount => Rows.Sum(r => r.Cases.Count);

    /// <summary>
    /// Cases of a row that are explored at once, each by one worker: most of a short exploration is what one worker
    /// does, the prefix that the others' profile comes from. A row of few cases gives each all the workers.
    /// </summary>
    internal int LanesOf(ExploreRow row) => row.Cases.Count >= CasesPerLane * Options.Workers ? Options.Workers : 1;

    /// <summary>
    /// The options of the next case: an equal share of its row's schedules and of the time that is left, so that time
    /// one case does not use goes to those after it.
    /// </summary>
    /// <param name="row">Number of its row, from 0.</param>
    /// <param name="index">Cases of the row that were begun before.</param>
    /// <param name="lane">Which of the row's lanes it runs in, from 0.</param>
    /// <param name="elapsed">Time the run has taken so far.</param>
    internal ExplorationOptions OptionsOf(int row, int index, int lane, TimeSpan elapsed)
    {
        ExploreRow of = Rows[row];
        long ofRow = IsNightly ? of.NightlySchedules : Options.Schedules;
        int lanes = LanesOf(of);
        ExplorationOptions options = Options with
        {
            Schedules = ofRow == long.MaxValue ? long.MaxValue : (ofRow + of.Cases.Count - 1) / of.Cases.Count,
            Workers = Options.Workers / lanes,
            FirstWorker = lane,
        };
        if (Options.TimeLimit is not { } total)
        {
            return options;
        }

        // Past its time the run still looks at each case for a moment: a case that was never run says nothing. Of the
        // nightly's twenty thousand cases moments alone would be several times the time given, so they are no longer than
        // an equal share; one schedule is run in any case.
        TimeSpan least = TimeSpan.FromTicks(Math.Min(TimeSpan.FromMilliseconds(50).Ticks, total.Ticks / Rows.Sum(TurnsOf)));
        TimeSpan share = (total - elapsed) / (TurnsOf(of, index) + Rows.Skip(row + 1).Sum(TurnsOf));
        return options with { TimeLimit = share > least ? share : least };
    }

    private int TurnsOf(ExploreRow row) => TurnsOf(row, 0);

    /// <summary>How many cases follow each other in a lane of a row.</summary>
    private int TurnsOf(ExploreRow row, int begun) => (row.Cases.Count - begun + LanesOf(row) - 1) / LanesOf(row);
}
