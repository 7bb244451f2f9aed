using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>The preemptions in words.</summary>
internal static class PreemptionText
{
    /// <summary>More of them are no explanation; the last ones are nearest to the finding.</summary>
    private const int MaxLines = 8;

    private const int MaxNames = 4;

    internal static string Title(IReadOnlyList<Preemption> preemptions) => Count(preemptions) switch
    {
        0 => "No preemptions: a thread was left only where it waited, ended or yielded",
        1 => "1 preemption (a thread was stopped that could have gone on)",
        int count => $"{count} preemptions (a thread was stopped that could have gone on)",
    };

    internal static IEnumerable<string> Lines(TraceReading reading)
    {
        Preemption[] told = [.. reading.Preemptions.TakeLast(MaxLines)];
        if (told.Length > 0 && told[0].Number > 1)
        {
            yield return $"… {told[0].Number - 1} before these";
        }

        foreach (Preemption preemption in told)
        {
            yield return $"{preemption.Number}. {Tell(reading, preemption)}";
        }
    }

    private static int Count(IReadOnlyList<Preemption> preemptions) => preemptions.Count == 0 ? 0 : preemptions[^1].Number;

    private static string Tell(TraceReading reading, Preemption preemption)
    {
        IReadOnlyList<TraceEvent> events = reading.Events;
        TraceEvent before = preemption.Before(events);
        string place = EventText.ShortPlace(before, reading.Frames);
        place += reading.Frames.Telling(before) > 0 && before.Site.File is not null ? $" ({before.Site.Place})" : "";
        string after = preemption.Resume == events.Count ? reading.After(preemption.Thread, place) : "";
        place += after.Length == 0 ? "" : $", {after}";
        place += preemption.IsHandOver(events) ? ", having just woken another" : "";
        string[] held = [.. events[preemption.At].Preempted!.Held];
        string holding = held.Length == 0 ? "" : $", holding {string.Join(", ", held)}";
        IEnumerable<string> others = events.Skip(preemption.At).Take(preemption.Resume - preemption.At)
            .Select(e => e.Thread).Distinct().Select(t => events[preemption.At].Thread == t ? events[preemption.At].ThreadLabel : $"T{t}");
        string ran = string.Join(", then ", others);
        string then = preemption.Resume == events.Count
            ? $"{ran} ran from #{preemption.At + 1} to the end"
            : $"{ran} ran (#{preemption.At + 1} to #{preemption.Resume}) before it went on";
        return $"{before.ThreadLabel} was stopped before it {EventText.Of(before)}{(place.Length == 0 ? "" : $" at {place}")}{holding}; {then}.{Shared(reading, preemption)}";
    }

    /// <summary>What the two sides met at, in the order the others came to it.</summary>
    private static string Shared(TraceReading reading, Preemption preemption)
    {
        HashSet<int> conflicts = reading.ConflictsOf(preemption);
        string[] names = [.. reading.Events.Skip(preemption.At).Where(e => conflicts.Contains(e.Resource)).Select(e => e.ResourceName).Distinct(StringComparer.Ordinal)];
        string more = names.Length > MaxNames ? $" and {names.Length - MaxNames} more" : "";
        return names.Length == 0 ? "" : $" Both used {string.Join(", ", names.Take(MaxNames))}{more}.";
    }
}
