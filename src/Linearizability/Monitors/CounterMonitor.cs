using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>Decides histories of a counter that is only ever added to, in O(n log n).</summary>
/// <remarks>
/// Every answer tells the value after the call, so the answers themselves are the only possible order, and it stands if
/// real time permits it (Gibbons and Korach 1997, section 4, on objects whose answers tell whom they followed).
/// Additions that never returned may fill gaps between answers: those of equal amounts are interchangeable, so each gap
/// takes those that began first. Unequal amounts would make a knapsack of it and are left to the search, and so are
/// counters that go down, or over the end.
/// </remarks>
internal sealed class CounterMonitor : IMonitor<CounterInput, long>
{
    /// <inheritdoc/>
    public MonitorVerdict Decide(MonitoredPart<CounterInput, long> part)
    {
        var answered = new List<(long Value, bool IsRead, int Place)>(part.Count);
        var pending = new List<int>();
        Int128 sum = 0;
        long filler = 0;
        for (int place = 0; place < part.Count; place++)
        {
            Operation<CounterInput, long> operation = part[place];
            long delta = operation.Input.Delta;
            sum += delta;
            if (delta < 0 || sum > long.MaxValue)
            {
                return MonitorVerdict.Undecided;
            }

            if (!operation.IsPending)
            {
                answered.Add((operation.Outcome.Value, delta == 0, place));
            }
            else if (delta != 0)
            {
                if (filler != 0 && filler != delta)
                {
                    return MonitorVerdict.Undecided;
                }

                filler = delta;
                pending.Add(place);
            }
        }

        answered.Sort();
        part.ThrowIfStopped();
        return Lay(part, answered, pending, filler) is { } order
            ? MonitorVerdict.Linearizable(order)
            : MonitorVerdict.NotLinearizable([.. Enumerable.Range(0, part.Count)]);
    }

    /// <summary>The one order there can be, or null where it is none.</summary>
    private static List<int>? Lay(
        MonitoredPart<CounterInput, long> part, List<(long Value, bool IsRead, int Place)> answered, List<int> pending, long filler)
    {
        long[] returnsFrom = ReturnsFrom(part, answered);
        var order = new List<int>(answered.Count);
        long value = 0;
        long latestCall = long.MinValue;
        int filled = 0;
        for (int i = 0; i < answered.Count; i++)
        {
            (long after, _, int place) = answered[i];
            Operation<CounterInput, long> operation = part[place];
            for (long before = after - operation.Input.Delta; value < before; value += filler)
            {
                // It must have begun before any that comes later in the order ended.
                if (filled == pending.Count || part[pending[filled]].CallTime > returnsFrom[i])
                {
                    return null;
                }

                order.Add(pending[filled++]);
            }

            // A later one of the order must not have ended before an earlier one began.
            latestCall = Math.Max(latestCall, operation.CallTime);
            if (value != after - operation.Input.Delta || latestCall > returnsFrom[i])
            {
                return null;
            }

            value = after;
            order.Add(place);
        }

        return order;
    }

    /// <summary>For each place of the order the earliest return from there on.</summary>
    private static long[] ReturnsFrom(MonitoredPart<CounterInput, long> part, List<(long Value, bool IsRead, int Place)> answered)
    {
        long[] returns = new long[answered.Count];
        long earliest = long.MaxValue;
        for (int i = answered.Count - 1; i >= 0; i--)
        {
            returns[i] = earliest = Math.Min(earliest, part[answered[i].Place].ReturnTime);
        }

        return returns;
    }
}
