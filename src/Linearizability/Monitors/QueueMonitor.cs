using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>Decides histories of a queue in which no value is added twice, in O(n log n).</summary>
/// <remarks>
/// After Henzinger, Sezgin and Vafeiadis 2013 ("Aspect-oriented linearizability proofs"), whose four bad patterns are
/// those found here, and Lee and Mathur 2025 ("Efficient decrease-and-conquer linearizability monitoring"), who take
/// value after value off such a history.
/// <para>
/// Each value has two intervals: where it may have entered the queue, and where it may have left. One value is before
/// another if it entered before the other's entering began, or left before the other's leaving began. An order of the
/// values that extends both interval orders is found greedily, and the effects of the calls are then laid as early as
/// that order allows. A queue seen empty at an instant is a value that enters and leaves at that instant: nothing may be
/// in the queue on either side of it.
/// </para>
/// <para>
/// Why getting stuck proves a violation: of the values left, let a be one whose entering must have ended first and b one
/// whose leaving must have ended first. Neither can come first only if b left before a's leaving began and a entered before
/// b's entering began. Where b is real and a is too, that is first in, not first out; where one is the empty queue, the
/// other was certainly in it, and the instant was chosen so that none was.
/// </para>
/// <para>
/// Deviations: pending additions count only if their value was removed. Pending removals are given, earliest first, to
/// the values that must have left soonest; where the queue was also seen empty that may be wrong, and is left to the
/// search.
/// </para>
/// </remarks>
internal sealed class QueueMonitor : IMonitor<BagInput, long?>
{
    /// <inheritdoc/>
    public MonitorVerdict Decide(MonitoredPart<BagInput, long?> part)
    {
        if (BagValues.Read(part, out BagValues values) is { } settled)
        {
            return settled;
        }

        part.ThrowIfStopped();
        MonitorVerdict without = new QueueOrder(part, values).Decide();
        if (without.Verdict != Verdict.NotLinearizable || !values.MayBeResolved(part, without.Operations))
        {
            return without;
        }

        if (values.EmptyRemovals.Count > 0)
        {
            return MonitorVerdict.Undecided;
        }

        return AssignPendingRemovals(part, values)
            ? new QueueOrder(part, values).Decide()
            : MonitorVerdict.NotLinearizable([.. Enumerable.Range(0, part.Count)]);
    }

    /// <summary>Gives pending removals to the values that must have left; false when there are too few in time.</summary>
    private static bool AssignPendingRemovals(MonitoredPart<BagInput, long?> part, BagValues values)
    {
        int[] byAdd = [.. Enumerable.Range(0, values.Count).OrderBy(value => values.AddFrom[value])];
        long[] addFrom = [.. byAdd.Select(value => values.AddFrom[value])];

        // The earliest that a value added from there on has certainly left.
        long[] removed = new long[values.Count + 1];
        removed[^1] = long.MaxValue;
        for (int i = values.Count - 1; i >= 0; i--)
        {
            removed[i] = Math.Min(removed[i + 1], values.RemoveTo[byAdd[i]]);
        }

        var urgent = new List<(long Deadline, int Value)>();
        for (int value = 0; value < values.Count; value++)
        {
            if (values.RemoveOperation[value] < 0)
            {
                int after = Array.BinarySearch(addFrom, values.AddTo[value]);
                for (after = after < 0 ? ~after : after; after < addFrom.Length && addFrom[after] <= values.AddTo[value];)
                {
                    after++;
                }

                if (removed[after] < long.MaxValue)
                {
                    urgent.Add((removed[after], value));
                }
            }
        }

        urgent.Sort();
        for (int i = 0; i < urgent.Count; i++)
        {
            if (i >= values.PendingRemovals.Count || part[values.PendingRemovals[i]].CallTime > urgent[i].Deadline)
            {
                return false;
            }

            values.Remove(urgent[i].Value, values.PendingRemovals[i], part[values.PendingRemovals[i]].CallTime);
        }

        return true;
    }
}
