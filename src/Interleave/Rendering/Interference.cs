using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>
/// Pairs of accesses of one thread to one location with another thread's access between that no serial order explains
/// (the four unserializable interleavings of Lu, Tucek, Qin, Zhou, "AVIO", ASPLOS 2006). Not findings: hints where to
/// look in a finding's schedule.
/// </summary>
internal static class Interference
{
    /// <summary>Accesses further apart belong to different pieces of work.</summary>
    private const int MaxDistance = 24;

    /// <summary>
    /// The clearest ones in words: lost updates first. With preemptions only those close around one of them, nearer ones
    /// first; without, later ones first.
    /// </summary>
    /// <param name="reading">The trace.</param>
    /// <param name="most">How many at most.</param>
    internal static IReadOnlyList<string> Describe(TraceReading reading, int most)
    {
        var found = new List<(int Rank, int Distance, string Text)>();
        foreach (IGrouping<int, (int Index, TraceEvent Item)> location in reading.Events.Index()
            .Where(e => reading.Contended.Contains(e.Item.Resource) && IsAccess(e.Item.Kind))
            .GroupBy(e => e.Item.Resource))
        {
            (int Index, TraceEvent Item)[] accesses = [.. location];
            for (int last = 1; last < accesses.Length; last++)
            {
                int first = Array.FindLastIndex(accesses, last - 1, a => a.Item.Thread == accesses[last].Item.Thread);
                int distance = first < 0 ? -1 : DistanceOf(reading, accesses[first].Index, accesses[last]);
                for (int between = first + 1; distance >= 0 && between < last; between++)
                {
                    if (Tell(reading.Frames, accesses[first], accesses[between], accesses[last]) is { } told)
                    {
                        found.Add((told.Rank, distance, told.Text));
                        break;
                    }
                }
            }
        }

        return [.. found.OrderBy(f => f.Rank).ThenBy(f => f.Distance).Select(f => f.Text).Distinct(StringComparer.Ordinal).Take(most)];
    }

    /// <summary>How far two accesses of a thread are from the preemption between them; -1 when there is none.</summary>
    private static int DistanceOf(TraceReading reading, int first, (int Index, TraceEvent Item) last)
    {
        if (reading.Preemptions.Count == 0)
        {
            return reading.Events.Count - last.Index;
        }

        int nearest = -1;
        foreach (Preemption preemption in reading.Preemptions)
        {
            if (preemption.Thread == last.Item.Thread && first >= preemption.From && first < preemption.At && last.Index >= preemption.Resume && last.Index < preemption.To)
            {
                int distance = preemption.At - first + last.Index - preemption.Resume;
                nearest = distance > MaxDistance ? nearest : nearest < 0 ? distance : Math.Min(nearest, distance);
            }
        }

        return nearest;
    }

    private static bool IsAccess(AccessKind kind) => kind is AccessKind.Read or AccessKind.Write or AccessKind.ReadWrite;

    private static (int Rank, string Text)? Tell(CallFrames frames, (int Index, TraceEvent Item) first, (int Index, TraceEvent Item) between, (int Index, TraceEvent Item) last)
    {
        (TraceEvent a, TraceEvent b, TraceEvent c) = (first.Item, between.Item, last.Item);
        if (a.Kind == AccessKind.ReadWrite || c.Kind == AccessKind.ReadWrite)
        {
            return null;
        }

        bool written = b.Kind != AccessKind.Read;
        (int rank, string what) = (a.Kind, written, c.Kind) switch
        {
            (AccessKind.Read, true, AccessKind.Write) => (0, "an update is lost"),
            (AccessKind.Write, false, AccessKind.Write) => (1, "a value that was not meant to be seen was read"),
            (AccessKind.Read, true, AccessKind.Read) => (2, "the two reads differ"),
            (AccessKind.Write, true, AccessKind.Read) => (3, "it reads another thread's value back"),
            _ => (-1, ""),
        };
        return rank < 0
            ? null
            : (rank, $"{a.ThreadLabel} {Verb(a)} {a.ResourceName} ({Where(first, frames)}) and {Verb(c)} it ({Where(last, frames)}); between the two {b.ThreadLabel} {Verb(b)} it ({Where(between, frames)}): {what}.");
    }

    private static string Where((int Index, TraceEvent Item) traced, CallFrames frames) =>
        EventText.ShortPlace(traced.Item, frames) is { Length: > 0 } place ? $"#{traced.Index + 1}, {place}" : $"#{traced.Index + 1}";

    private static string Verb(TraceEvent traced) => traced.Kind switch
    {
        AccessKind.Read => "reads",
        AccessKind.Write => "writes",
        _ => "updates",
    };
}
