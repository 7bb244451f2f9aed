using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>Decides histories of a register in which no value is written twice, in O(n log n).</summary>
/// <remarks>
/// Gibbons and Korach 1997 ("Testing shared memories", section 4: the read mapping is known): a value's write and its
/// reads follow one another with nothing between, so the question is in which order whole blocks come
/// (<see cref="BlockOrder"/>). A compare-and-swap that succeeded is a read of one value and the write of the next,
/// and glues two blocks into one.
/// <para>
/// Deviations: a write that never returned counts only if its value was seen. A compare-and-swap that failed says only
/// which value was not there; it is left out, and a history that is linearizable without is left to the search.
/// </para>
/// </remarks>
internal sealed class RegisterMonitor : IMonitor<RegisterInput, RegisterOutput>
{
    /// <inheritdoc/>
    public MonitorVerdict Decide(MonitoredPart<RegisterInput, RegisterOutput> part)
    {
        var values = new RegisterValues();
        if (values.Read(part) is { } settled)
        {
            return settled;
        }

        part.ThrowIfStopped();
        var order = new BlockOrder();
        foreach (List<RegisterValue> chain in values.Chains())
        {
            var block = new RegisterBlock(part, chain);
            if (block.Conflict is { } conflict)
            {
                return MonitorVerdict.NotLinearizable(conflict);
            }

            order.Add(block);
        }

        if (values.Unrooted() is { } unrooted)
        {
            return MonitorVerdict.NotLinearizable(unrooted);
        }

        part.ThrowIfStopped();
        if (!order.TryLay(out List<int> places, out int[] overlap))
        {
            return MonitorVerdict.NotLinearizable(overlap);
        }

        return values.HasFailures ? MonitorVerdict.Undecided : MonitorVerdict.Linearizable(places);
    }
}
