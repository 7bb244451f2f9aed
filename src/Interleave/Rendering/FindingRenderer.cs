using System.Globalization;
using System.Text;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>
/// A finding as plain text: what happened, who waits for whom, the interleaving as one column per thread with source
/// lines, the locks held, and the command that replays it. Lines end in LF, on every system alike.
/// </summary>
public static class FindingRenderer
{
    private const int MinWidth = 60;
    private const int MaxHints = 3;
    private const int MaxOutputLines = 20;
    private const int MaxDetails = 60;

    /// <summary>One line: kind, message, place, how often.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The line, without a line break.</returns>
    public static string OneLine(Finding finding)
    {
        string count = finding.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", {finding.Count} times") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{NameOf(finding.Kind)} at {finding.Place}: {WithoutKind(finding)} (schedule {finding.Schedule.Index}{count})");
    }

    /// <summary>The whole report.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="options">Width and replay command.</param>
    /// <returns>Several lines.</returns>
    public static string Render(Finding finding, RenderOptions options)
    {
        int width = Math.Max(MinWidth, options.Width);
        var text = new StringBuilder();
        IReadOnlyList<Waiter> waiters = Waiter.Of(finding.Details);
        AppendHead(text, finding, width);
        AppendDetails(text, finding, waiters, width);
        AppendOlderValues(text, finding.Trace, width);
        var reading = new TraceReading(finding.Trace.Events);
        AppendPreemptions(text, reading, width);
        AppendHints(text, finding, reading, width);
        AppendThreads(text, finding.Trace, waiters, width);
        AppendInterleaving(text, finding, reading, options, waiters);
        AppendOutput(text, finding.Output, width);
        if (options.ReplayCommand.Length > 0)
        {
            Title(text, "Replay");

            // Never wrapped: it is to be copied.
            text.Line("  " + options.ReplayCommand);
        }

        return text.ToString();
    }

    private static void AppendHead(StringBuilder text, Finding finding, int width)
    {
        foreach (string line in TextLayout.Wrap($"{NameOf(finding.Kind)}: {WithoutKind(finding)}", width))
        {
            text.Line(line);
        }

        string times = finding.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", seen {finding.Count} times") : "";
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"  at {finding.Place}; schedule {finding.Schedule.Index} of seed {finding.Schedule.Seed}, strategy {finding.Schedule.Strategy}, {finding.Schedule.Decisions.Count} decisions{OlderValues.Model(finding.Schedule)}{times}");
        foreach (string line in TextLayout.Wrap(head, width, "  "))
        {
            text.Line(line);
        }
    }

    private static void AppendOlderValues(StringBuilder text, ExecutionTrace trace, int width)
    {
        IReadOnlyList<string> older = OlderValues.Of(trace);
        if (older.Count > 0)
        {
            Title(text, "Against program order");
            foreach (string line in older.SelectMany(o => TextLayout.Wrap("  " + o, width, "        ")))
            {
                text.Line(line);
            }
        }
    }

    private static void AppendDetails(StringBuilder text, Finding finding, IReadOnlyList<Waiter> waiters, int width)
    {
        if (finding.Details.Count == 0)
        {
            return;
        }

        Title(text, waiters.Count > 0 ? "Who waits for what" : "What happened");
        foreach (string detail in finding.Details.Take(MaxDetails).SelectMany(d => d.Split('\n')))
        {
            foreach (string line in TextLayout.Wrap("  " + detail.TrimEnd(), width, "        "))
            {
                text.Line(line);
            }
        }

        if (finding.Details.Count > MaxDetails)
        {
            text.Line($"  … {finding.Details.Count - MaxDetails} more lines");
        }

        IReadOnlyList<int> cycle = Waiter.Cycle(waiters);
        if (cycle.Count > 0)
        {
            text.Line($"  Circle: {string.Join(" waits for ", cycle.Append(cycle[0]).Select(t => $"T{t}"))}");
        }
    }

    private static void AppendPreemptions(StringBuilder text, TraceReading reading, int width)
    {
        // One thread alone can't be stopped for another.
        if (reading.Events.Select(e => e.Thread).Distinct().Count() < 2)
        {
            return;
        }

        Title(text, PreemptionText.Title(reading.Preemptions));
        foreach (string line in PreemptionText.Lines(reading).SelectMany(p => TextLayout.Wrap("  " + p, width, "     ")))
        {
            text.Line(line);
        }
    }

    private static void AppendHints(StringBuilder text, Finding finding, TraceReading reading, int width)
    {
        if (finding.Kind is FindingKind.Deadlock or FindingKind.LeakedLock or FindingKind.LostWakeup or FindingKind.AwaitWithLock)
        {
            return;
        }

        IReadOnlyList<string> hints = Interference.Describe(reading, MaxHints);
        if (hints.Count == 0)
        {
            return;
        }

        Title(text, "Accesses that came between others");
        foreach (string line in hints.SelectMany(h => TextLayout.Wrap("  " + h, width, "    ")))
        {
            text.Line(line);
        }
    }

    private static void AppendThreads(StringBuilder text, ExecutionTrace trace, IReadOnlyList<Waiter> waiters, int width)
    {
        if (trace.Events.Count == 0)
        {
            return;
        }

        Title(text, "Logical threads");
        foreach (IGrouping<int, TraceEvent> thread in trace.Events.GroupBy(e => e.Thread).OrderBy(g => g.Key))
        {
            TraceEvent last = thread.Last();
            string held = last.Held.Count > 0 ? $"; holds {string.Join(", ", last.Held)}" : "";
            string state = waiters.FirstOrDefault(w => w.Thread == thread.Key) is not null ? "cannot go on"
                : last.Kind == Runtime.AccessKind.End ? "ended"
                : $"last {EventText.Of(last)}{(last.Site.File is null ? "" : $" at {last.Site.Place}")}";
            foreach (string line in TextLayout.Wrap($"  {last.ThreadLabel}: {state}{held}", width, "        "))
            {
                text.Line(line);
            }
        }
    }

    private static void AppendInterleaving(StringBuilder text, Finding finding, TraceReading reading, RenderOptions options, IReadOnlyList<Waiter> waiters)
    {
        ExecutionTrace trace = finding.Trace;
        if (trace.Events.Count == 0)
        {
            return;
        }

        // Of a deadlock the circle explains all; the others only wait for it.
        IReadOnlyList<int> cycle = Waiter.Cycle(waiters);
        IEnumerable<string> texts = cycle.Count > 0 ? waiters.Where(w => cycle.Contains(w.Thread)).Select(w => w.Wait) : finding.Details.Append(finding.Message);
        var selection = new EventSelection(reading, texts, finding.Place, cycle);
        IReadOnlyList<int> shown = selection.Choose(Math.Max(1, options.MaxEvents));
        int all = trace.Events.Count + trace.Dropped;
        string count = shown.Count == all ? $"{all} event{(all == 1 ? "" : "s")}" : $"{shown.Count} of {all} events";
        Title(text, $"Interleaving ({count}, first to last)");
        var table = new InterleavingTable(reading, shown, new SourceText(options.ReadSource, trace.Events), Math.Max(MinWidth, options.Width));
        table.Append(text, shown, (trace.Dropped, ExecutionTrace.KeptFromStart), waiters);
    }

    private static void AppendOutput(StringBuilder text, string output, int width)
    {
        if (output.Length == 0)
        {
            return;
        }

        string[] lines = output.TrimEnd().Split('\n');
        Title(text, lines.Length > MaxOutputLines ? $"Console output (last {MaxOutputLines} of {lines.Length} lines)" : "Console output");
        foreach (string line in lines.TakeLast(MaxOutputLines))
        {
            text.Line("  " + TextLayout.Fit(line.TrimEnd(), width - 2));
        }
    }

    private static void Title(StringBuilder text, string title)
    {
        text.Line();
        text.Line(title);
    }

    private static string NameOf(FindingKind kind) => kind switch
    {
        FindingKind.UnhandledException => "Unhandled exception",
        FindingKind.UnobservedTaskException => "Unobserved task exception",
        FindingKind.LeakedLock => "Leaked lock",
        FindingKind.DataRace => "Data race",
        FindingKind.UnsafeCollection => "Unsafe collection",
        FindingKind.LostWakeup => "Lost wake-up",
        FindingKind.LockNotOwned => "Lock not owned",
        FindingKind.AwaitWithLock => "Await with a lock held",
        FindingKind.AtomicityViolation => "Atomicity violation",
        _ => kind.ToString(),
    };

    /// <summary>Some messages begin with the kind themselves.</summary>
    private static string WithoutKind(Finding finding)
    {
        string name = NameOf(finding.Kind);
        return finding.Message.StartsWith(name + ": ", StringComparison.Ordinal) ? finding.Message[(name.Length + 2)..] : finding.Message;
    }
}
