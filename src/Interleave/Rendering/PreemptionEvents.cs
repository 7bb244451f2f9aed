using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>
/// The events that tell what a preemption did, the most telling first: the switch and the stopped thread's going on,
/// then by turns what the stopped thread did just before, what others did meanwhile to the same resources, and what it
/// did when it went on.
/// </summary>
internal sealed class PreemptionEvents(TraceReading reading, Preemption preemption)
{
    /// <summary>Places shown on each side of the switch for where they are, whatever was done there.</summary>
    private const int NearPlaces = 5;

    private readonly HashSet<int> _conflicts = reading.ConflictsOf(preemption);

    /// <summary>Indices, each once.</summary>
    internal IEnumerable<int> InOrder() => Edges().Concat(ByTurns()).Distinct();

    private IEnumerable<int> Edges()
    {
        foreach (int index in (int[])[preemption.At, preemption.Resume])
        {
            if (index < reading.Events.Count && !IsBookkeeping(index))
            {
                yield return index;
            }
        }
    }

    private IEnumerable<int> ByTurns()
    {
        int[] before = [.. Own(Enumerable.Range(preemption.From, preemption.At - preemption.From).Reverse())];
        int[] meanwhile = [.. Meanwhile()];
        int[] after = [.. Own(Enumerable.Range(preemption.Resume, Math.Max(0, preemption.To - preemption.Resume)))];
        for (int i = 0; i < Math.Max(before.Length, Math.Max(meanwhile.Length, after.Length)); i++)
        {
            foreach (int[] side in (int[][])[before, meanwhile, after])
            {
                if (i < side.Length)
                {
                    yield return side[i];
                }
            }
        }
    }

    /// <summary>
    /// The stopped thread's events outwards from the switch: those on resources in conflict, and the first at each of the
    /// nearest places. A line may be a dozen events deep in helpers, so each kind of access is told once a place.
    /// </summary>
    private IEnumerable<int> Own(IEnumerable<int> outwards)
    {
        int places = 0;
        SourcePlace? last = null;
        var seen = new HashSet<(int, int, AccessKind, SourcePlace?, int)>();
        foreach (int i in outwards.Where(i => reading.Events[i].Thread == preemption.Thread && !IsBookkeeping(i)))
        {
            TraceEvent traced = reading.Events[i];
            SourcePlace? place = reading.Frames.Place(traced);
            bool isNewPlace = place is not null && place != last && places < NearPlaces;
            last = place;
            places += isNewPlace ? 1 : 0;
            if ((isNewPlace || _conflicts.Contains(traced.Resource)) && seen.Add(Repetition(i)))
            {
                yield return i;
            }
        }
    }

    /// <summary>The others' events on resources in conflict, changes before reads.</summary>
    private IEnumerable<int> Meanwhile() => Enumerable.Range(preemption.At, preemption.Resume - preemption.At)
        .Where(i => _conflicts.Contains(reading.Events[i].Resource))
        .DistinctBy(Repetition)
        .OrderBy(i => AccessKinds.IsReadOnly(reading.Events[i].Kind));

    /// <summary>Equal for accesses that tell the same; never for locks, where each taking and giving back counts.</summary>
    private (int, int, AccessKind, SourcePlace?, int) Repetition(int index)
    {
        TraceEvent traced = reading.Events[index];
        bool isAccess = traced.Kind is AccessKind.Read or AccessKind.Write or AccessKind.ReadWrite;
        return (traced.Thread, traced.Resource, traced.Kind, reading.Frames.Place(traced), isAccess ? -1 : index);
    }

    private bool IsBookkeeping(int index) => reading.Bookkeeping.Contains(reading.Events[index].Resource);
}
