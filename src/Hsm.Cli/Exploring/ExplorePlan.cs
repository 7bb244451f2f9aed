using Interleave;

namespace Hsm.Cli.Exploring;

/// <summary>What a run explores and how its budget is shared.</summary>
/// <param name="Rows">What to explore, in order.</param>
/// <param name="Options">How; the number of schedules is each row's, the limit of time the whole run's.</param>
internal sealed record ExplorePlan(IReadOnlyList<ExploreRow> Rows, ExplorationOptions Options)
{
    /// <summary>Whether each row has its own number of schedules, and not that of the options.</summary>
    internal bool IsNightly { get; init; }

    /// <summary>Cases of all rows.</summary>
    internal int CaseCount => Rows.Sum(r => r.Cases.Count);

    /// <summary>
    /// The options of the next case: an equal share of its row's schedules and of the time that is left, so that time
    /// one case does not use goes to those after it.
    /// </summary>
    /// <param name="row">The row it is of.</param>
    /// <param name="index">Cases of the run that are done.</param>
    /// <param name="elapsed">Time the run has taken so far.</param>
    internal ExplorationOptions OptionsOf(ExploreRow row, int index, TimeSpan elapsed)
    {
        long ofRow = IsNightly ? row.NightlySchedules : Options.Schedules;
        long schedules = ofRow == long.MaxValue ? long.MaxValue : (ofRow + row.Cases.Count - 1) / row.Cases.Count;
        if (Options.TimeLimit is not { } total)
        {
            return Options with { Schedules = schedules };
        }

        // Past its time the run still looks at each case for a moment: a case that was never run says nothing. Of the
        // nightly's twenty thousand cases moments alone would be several times the time given, so they are no longer than
        // an equal share; one schedule is run in any case.
        TimeSpan least = TimeSpan.FromTicks(Math.Min(TimeSpan.FromMilliseconds(50).Ticks, total.Ticks / CaseCount));
        TimeSpan share = (total - elapsed) / (CaseCount - index);
        return Options with { Schedules = schedules, TimeLimit = share > least ? share : least };
    }
}
