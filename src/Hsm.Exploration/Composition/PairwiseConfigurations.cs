namespace Hsm.Exploration;

/// <summary>
/// A few configurations in which every pair of choices that any supported configuration has occurs: what is explored
/// where the whole product is too much.
/// </summary>
/// <remarks>
/// Greedy, as AETG (Cohen, Dalal, Fredman, Patton 1997), but over the supported configurations themselves, so that what
/// can't be combined needs no rule. Deterministic: the first of those that cover most pairs not yet covered.
/// </remarks>
public static class PairwiseConfigurations
{
    /// <summary>The selection, the plainest configuration first.</summary>
    public static IReadOnlyList<Configuration> All { get; } = Select(Configurations.All);

    /// <summary>Every pair of choices of a configuration, each choice told with its dimension.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <returns>The pairs.</returns>
    internal static IEnumerable<(string, string)> PairsOf(Configuration configuration)
    {
        string[] choices =
        [
            "locks " + configuration.Locks,
            "scheduling " + configuration.Scheduling,
            "crypto " + configuration.Crypto,
            "granularity " + configuration.Granularity,
        ];
        return from first in Enumerable.Range(0, choices.Length)
               from second in Enumerable.Range(first + 1, choices.Length - first - 1)
               select (choices[first], choices[second]);
    }

    private static List<Configuration> Select(IReadOnlyList<Configuration> candidates)
    {
        List<Configuration> selection = [candidates[0]];
        HashSet<(string, string)> uncovered = [.. candidates.SelectMany(PairsOf)];
        uncovered.ExceptWith(PairsOf(candidates[0]));
        while (uncovered.Count > 0)
        {
            var best = candidates.MaxBy(one => PairsOf(one).Count(uncovered.Contains))!;
            selection.Add(best);
            uncovered.ExceptWith(PairsOf(best));
        }

        return selection;
    }
}
