namespace Interleave.Runtime;

/// <summary>
/// Reduces the record of an execution that does not end to the decisions that lead up to where it can no longer end: from
/// there on the engine's own fair order shows it, and nothing needs to be recorded.
/// </summary>
/// <param name="shows">Replays a schedule and tells whether it shows the finding.</param>
internal sealed class EndlessShrinker(Func<RecordedSchedule, bool> shows)
{
    private const int Growth = 4;
    private const int MaxHalvings = 8;

    /// <summary>Shrinks.</summary>
    /// <param name="schedule">A schedule that shows the finding.</param>
    /// <returns>One with fewer decisions that shows it too; the argument when there is none.</returns>
    internal RecordedSchedule Shrink(RecordedSchedule schedule)
    {
        int tooShort = -1;
        for (int length = 0; length < schedule.Decisions.Count; length = Math.Max(1, length * Growth))
        {
            RecordedSchedule candidate = Cut(schedule, length);
            if (shows(candidate))
            {
                return Halve(schedule, tooShort, candidate);
            }

            tooShort = length;
        }

        return schedule;
    }

    private RecordedSchedule Halve(RecordedSchedule schedule, int tooShort, RecordedSchedule best)
    {
        for (int i = 0; i < MaxHalvings && best.Decisions.Count - tooShort > 1; i++)
        {
            RecordedSchedule candidate = Cut(schedule, (best.Decisions.Count + tooShort) / 2);
            if (shows(candidate))
            {
                best = candidate;
            }
            else
            {
                tooShort = candidate.Decisions.Count;
            }
        }

        return best;
    }

    private static RecordedSchedule Cut(RecordedSchedule schedule, int length) => schedule with
    {
        Settings = schedule.Settings with { FairAfter = length },
        Decisions = [.. schedule.Decisions.Take(length)],
    };
}
