using System.Runtime.InteropServices;
using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>Decides histories of a set in which each value is added once and removed once at most, in O(n log n).</summary>
/// <remarks>
/// Values are independent (Herlihy and Wing 1990, locality), and the life of each is one interval: everybody who saw it
/// there looked within, everybody who saw it absent looked without. The interval is taken as short as those who saw it
/// there permit; then each of the others must reach beyond one of its ends. Refused additions and removals are looks.
/// (The set of Lee and Mathur 2025 has no looks that fail; the argument is the zones of Gibbons and Korach 1997.)
/// </remarks>
internal sealed class SetMonitor : IMonitor<SetInput, bool>
{
    /// <inheritdoc/>
    public MonitorVerdict Decide(MonitoredPart<SetInput, bool> part)
    {
        var lives = new Dictionary<long, SetLife>();
        for (int place = 0; place < part.Count; place++)
        {
            Operation<SetInput, bool> operation = part[place];
            ref SetLife? life = ref CollectionsMarshal.GetValueRefOrAddDefault(lives, operation.Input.Value, out _);
            life ??= new SetLife();
            if (!life.TryAdd(place, operation))
            {
                return MonitorVerdict.Undecided;
            }
        }

        part.ThrowIfStopped();
        foreach (SetLife life in lives.Values)
        {
            if (life.Conflict() is { } conflict)
            {
                return MonitorVerdict.NotLinearizable(conflict);
            }
        }

        part.ThrowIfStopped();
        var effects = new List<(long Time, int Rank, int Place)>(part.Count);
        foreach (SetLife life in lives.Values)
        {
            life.AddEffects(effects);
        }

        effects.Sort();
        return MonitorVerdict.Linearizable([.. effects.Select(static effect => effect.Place)]);
    }
}
