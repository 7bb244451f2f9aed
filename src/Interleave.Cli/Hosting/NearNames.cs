namespace Interleave.Cli.Hosting;

/// <summary>What somebody may have meant.</summary>
internal static class NearNames
{
    /// <summary>The names nearest to one that does not exist, best first; empty when none is near.</summary>
    /// <param name="wanted">The name given.</param>
    /// <param name="names">Those that exist.</param>
    /// <param name="most">How many at most.</param>
    internal static IReadOnlyList<string> Of(string wanted, IEnumerable<string> names, int most = 3)
    {
        string last = LastWord(wanted);
        return [.. names.Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Distance: Math.Min(Distance(wanted, name), 1 + Distance(last, LastWord(name)))))
            .Where(c => c.Distance <= Math.Max(2, last.Length / 3))
            .OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Take(most)
            .Select(c => c.Name)];
    }

    /// <summary>"Did you mean a, b or c?", or a fallback.</summary>
    internal static string Ask(IReadOnlyList<string> near, string otherwise) => near.Count switch
    {
        0 => otherwise,
        1 => $"Did you mean {near[0]}?",
        _ => $"Did you mean {string.Join(", ", near.Take(near.Count - 1))} or {near[^1]}?",
    };

    /// <summary>Edits that turn one into the other (Levenshtein), letter case costing nothing.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                int substitute = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                row[j] = Math.Min(substitute, 1 + Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }

        return row[b.Length];
    }

    private static string LastWord(string name) => name[(name.LastIndexOf('.') + 1)..];
}
