using System.Text.RegularExpressions;
using Interleave.Runtime;

namespace Interleave.Xunit.Reporting;

/// <summary>
/// The frames of a finding in the form of a .NET stack trace with full paths, which test explorers turn into links.
/// Findings hold short ones: <c>Ns.Type.Method (File.cs:12)</c>.
/// </summary>
internal static partial class StackFrames
{
    private const string Prefix = "   at ";

    /// <summary>The frames of the exception; without one, those of the last thing that happened.</summary>
    internal static string Of(FoundBug bug)
    {
        IEnumerable<string> frames = bug.Finding.Details.Where(d => d.StartsWith(Prefix, StringComparison.Ordinal)).Select(d => d[Prefix.Length..]);
        string[] shown = [.. frames];
        if (shown.Length == 0)
        {
            shown = [.. bug.Finding.Trace.Events.LastOrDefault(e => e.Stack.Count > 0)?.Stack ?? []];
        }

        Dictionary<string, string?> paths = Paths(bug.Target.Assemblies);
        return string.Join(Environment.NewLine, shown.Select(f => Prefix + Long(f, paths)));
    }

    private static string Long(string frame, Dictionary<string, string?> paths)
    {
        Match match = Short().Match(frame);
        return match.Success && paths.GetValueOrDefault(match.Groups["file"].Value) is { } path
            ? $"{match.Groups["method"].Value}() in {path}:line {match.Groups["line"].Value}"
            : frame;
    }

    /// <summary>Full paths of the source files by name; null where two have the same name.</summary>
    private static Dictionary<string, string?> Paths(IReadOnlyList<SiteRange> assemblies)
    {
        var paths = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (SiteRange range in assemblies)
        {
            for (int i = range.Base; i < range.Base + range.Count; i++)
            {
                if (SiteTable.Get(i).File is { } path)
                {
                    string name = Path.GetFileName(path);
                    paths[name] = paths.TryGetValue(name, out string? known) && known != path ? null : path;
                }
            }
        }

        return paths;
    }

    [GeneratedRegex(@"^(?<method>.+) \((?<file>[^()]+):(?<line>\d+)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Short();
}
