using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>Decides histories of a stack in which no value is pushed twice, in O(n log n).</summary>
/// <remarks>
/// Lee and Mathur 2025 ("Efficient decrease-and-conquer linearizability monitoring"): value after value is taken off that can
/// lie below all others. The reasons, for the intervals of <see cref="BagValues"/>:
/// <para>
/// A value whose pushing and popping overlap may be pushed and popped at one instant, whatever else is on the stack. Any
/// other is certainly there from the end of its pushing to the beginning of its popping. Where none is certainly there, the
/// stack may as well be empty: a life that crosses that instant can be ended or begun at it, and lives stay nested. So the
/// history falls apart there, and what found nothing is placed there.
/// </para>
/// <para>
/// Where at every instant some value is certainly there, one value must lie at the bottom all the time: its pushing may come
/// before all others end, its popping after all others begin. If several may, any will do, for it can be pushed earlier
/// and popped later than everything in between. If none may, there is no order. Without it the rest falls apart again.
/// </para>
/// <para>
/// Deviations: the search for gaps counts, for each value, the earlier ones that reach over it, in a tree
/// (<see cref="CoverTree"/>). Pushes that never returned count only if their value was popped; pops that never returned
/// are left to the search where they could matter.
/// </para>
/// </remarks>
internal sealed class StackMonitor : IMonitor<BagInput, long?>
{
    /// <inheritdoc/>
    public MonitorVerdict Decide(MonitoredPart<BagInput, long?> part)
    {
        if (BagValues.Read(part, out BagValues values) is { } settled)
        {
            return settled;
        }

        part.ThrowIfStopped();
        int[]? conflict = EmptyInstants.Find(part, values, out List<long> instants);
        List<StackEffect> effects = [];
        conflict ??= new StackOrder(part, values).Lay(effects);
        if (conflict is not null)
        {
            return values.MayBeResolved(part, conflict) ? MonitorVerdict.Undecided : MonitorVerdict.NotLinearizable(conflict);
        }

        part.ThrowIfStopped();
        return MonitorVerdict.Linearizable(Merge(values, effects, instants));
    }

    /// <summary>Puts what needs an instant only between the effects that are laid.</summary>
    private static List<int> Merge(BagValues values, List<StackEffect> effects, List<long> instants)
    {
        var brief = new List<(long Time, int First, int Second)>();
        for (int value = 0; value < values.Count; value++)
        {
            if (values.RemoveFrom[value] <= values.AddTo[value])
            {
                brief.Add((values.RemoveFrom[value], values.AddOperation[value], values.RemoveOperation[value]));
            }
        }

        brief.AddRange(instants.Select((time, i) => (time, values.EmptyRemovals[i], -1)));
        brief.Sort();
        var order = new List<int>(effects.Count + (2 * brief.Count));
        int laid = 0;
        foreach ((long time, int first, int second) in brief)
        {
            // At the instant of an empty stack what goes has gone, and what comes has not come.
            for (; laid < effects.Count && (effects[laid].Time < time || (effects[laid].Time == time && effects[laid].IsPop)); laid++)
            {
                order.Add(effects[laid].Operation);
            }

            order.Add(first);
            if (second >= 0)
            {
                order.Add(second);
            }
        }

        order.AddRange(effects.Skip(laid).Select(static effect => effect.Operation));
        return order;
    }
}
