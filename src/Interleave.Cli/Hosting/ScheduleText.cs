using Interleave.Trace;

namespace Interleave.Cli.Hosting;

/// <summary>A schedule file in lines for a reader.</summary>
internal static class ScheduleText
{
    /// <summary>Stretches shown of the sequence of threads; a reader follows no more.</summary>
    private const int MaxStretches = 60;

    internal static void Write(TextWriter writer, ScheduleFile file, string path)
    {
        writer.WriteLine($"{path}: schedule file of format {ScheduleFile.FormatVersion}, written by engine {file.Engine}");
        Line(writer, "Method", file.Method);
        if (file.Arguments.Count > 0)
        {
            Line(writer, "Arguments", string.Join(", ", file.Arguments.Select(a => $"\"{a}\"")));
        }

        Line(writer, "Found by", $"strategy {file.Strategy}, seed {file.Seed}, schedule {file.Index}");
        Line(writer, "Points", $"memory accesses {(file.Settings.Memory ? "on" : "off")}, releases of locks {(file.ObservesLocks ? "on" : "off")}, hang after {file.Settings.MaxSteps:N0}");
        Line(writer, "Semantics", $"memory model {OptionNames.Of(file.Settings.MemoryModel)}, {OptionNames.Of(file.Settings.Time)} time, races {(file.Settings.Races ? "on" : "off")}");
        foreach ((string key, string value) in file.Properties.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Line(writer, "Setting", $"{key} = {value}");
        }

        foreach (ScheduleAssembly assembly in file.Assemblies)
        {
            Line(writer, "Assembly", $"{assembly.Name} {Short(assembly.ContentHash)}, {assembly.QuietSites.Count:N0} places without scheduling points");
        }

        Line(writer, "Shows", file.Finding is { } finding ? $"{finding.Kind} at {finding.Place}" : "no finding");
        if (file.Finding is { } told)
        {
            Line(writer, "", told.Message);
        }

        foreach (string remark in file.Remarks)
        {
            Line(writer, "", remark);
        }

        WriteDecisions(writer, file.Decisions);
    }

    private static void WriteDecisions(TextWriter writer, IReadOnlyList<ScheduleDecision> decisions)
    {
        ScheduleDecision[] choices = [.. decisions.Where(d => d.Kind != Runtime.AccessKind.Choice)];
        List<(int Thread, int Count)> stretches = Stretches(choices);
        Line(writer, "Decisions", $"{decisions.Count:N0}; changes of thread: {Math.Max(0, stretches.Count - 1):N0}; values: {decisions.Count - choices.Length:N0}");
        foreach (IGrouping<int, ScheduleDecision> thread in choices.GroupBy(d => d.Chosen).OrderBy(g => g.Key))
        {
            IEnumerable<string> kinds = thread.GroupBy(d => d.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => $"{g.Count():N0} {g.Key}");
            Line(writer, $"  thread {thread.Key}", string.Join(", ", kinds));
        }

        if (stretches.Count > 0)
        {
            string more = stretches.Count > MaxStretches ? $" … and {stretches.Count - MaxStretches:N0} more" : "";
            Line(writer, "Order", string.Join(" ", stretches.Take(MaxStretches).Select(s => s.Count == 1 ? $"{s.Thread}" : $"{s.Thread}×{s.Count}")) + more);
        }
    }

    private static List<(int Thread, int Count)> Stretches(IEnumerable<ScheduleDecision> choices)
    {
        var stretches = new List<(int Thread, int Count)>();
        foreach (ScheduleDecision choice in choices)
        {
            if (stretches.Count > 0 && stretches[^1].Thread == choice.Chosen)
            {
                stretches[^1] = (choice.Chosen, stretches[^1].Count + 1);
            }
            else
            {
                stretches.Add((choice.Chosen, 1));
            }
        }

        return stretches;
    }

    private static void Line(TextWriter writer, string name, string value) => writer.WriteLine($"  {name,-11} {value}");

    private static string Short(string hash) => hash.Length <= 12 ? hash : hash[..12];
}
