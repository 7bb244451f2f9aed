using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>What a memory model other than sc had to do with a finding.</summary>
internal static class OlderValues
{
    /// <summary>Lines shown at most, the last ones.</summary>
    private const int MaxLines = 12;

    /// <summary>For the head of a report: empty under sc.</summary>
    internal static string Model(RecordedSchedule schedule) => schedule.Settings.MemoryModel switch
    {
        MemoryModel.Tso => ", memory model tso",
        MemoryModel.DotNet => ", memory model dotnet",
        _ => "",
    };

    /// <summary>The accesses that one memory for all would not have allowed, with their places.</summary>
    internal static IReadOnlyList<string> Of(ExecutionTrace trace)
    {
        List<TraceEvent> events = [.. trace.Events.Where(static e => e.Remark is not null)];
        IEnumerable<string> lines = events.TakeLast(MaxLines).Select(static e => $"{e.ThreadLabel} {e.Remark} at {e.Site.Place}");
        return events.Count > MaxLines ? [$"… {events.Count - MaxLines} more before these", .. lines] : [.. lines];
    }
}
