using Interleave.Rewriting;

namespace Interleave.Cli.Rewriting;

/// <summary>Rewritten assemblies in lines for a reader.</summary>
internal static class RewriteText
{
    internal static string Line(RewrittenAssembly assembly)
    {
        string calls = assembly.Calls.Count == 0
            ? "rewritten earlier, taken as it is"
            : $"{Count(assembly, CallVerdict.Modelled):N0} calls modelled, {Count(assembly, CallVerdict.Atomic):N0} atomic, {Count(assembly, CallVerdict.Refused):N0} refused";
        return $"{assembly.Name}: {assembly.Sites.Count:N0} places with probes; {calls}";
    }

    /// <summary>Every distinct call, those first that end an execution when they are reached.</summary>
    internal static void WriteReport(TextWriter writer, IReadOnlyList<RewrittenAssembly> assemblies)
    {
        CallRow[] rows = [.. assemblies.SelectMany(a => a.Calls)];
        Write(writer, rows, CallVerdict.Refused, "Refused: reaching one of these ends the execution as uncontrolled");
        Write(writer, rows, CallVerdict.Modelled, "Modelled: under the tester's control");
        Write(writer, rows, CallVerdict.Atomic, "Atomic: left as they are, each one step");
    }

    private static void Write(TextWriter writer, CallRow[] rows, CallVerdict verdict, string title)
    {
        CallRow[] chosen = [.. rows.Where(r => r.Verdict == verdict).OrderByDescending(r => r.Count).ThenBy(r => r.Member, StringComparer.Ordinal)];
        writer.WriteLine();
        writer.WriteLine($"{title} ({chosen.Length:N0})");
        foreach (CallRow row in chosen)
        {
            writer.WriteLine($"  {row.Count,5:N0} × {row.Member}  [{row.Assembly}]");
            if (!string.IsNullOrEmpty(row.Reason))
            {
                writer.WriteLine($"          {row.Reason}");
            }
        }

        if (verdict == CallVerdict.Atomic)
        {
            writer.WriteLine();
        }
    }

    private static int Count(RewrittenAssembly assembly, CallVerdict verdict) =>
        assembly.Calls.Where(c => c.Verdict == verdict).Sum(c => c.Count);
}
