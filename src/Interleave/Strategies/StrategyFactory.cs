using System.Globalization;

namespace Interleave.Strategies;

/// <summary>Strategies by the names of the command line.</summary>
public static class StrategyFactory
{
    private const int DefaultPctDepth = 3;
    private const int MaxParameter = 1_000;

    /// <summary>The names with their parameters, for help and error texts.</summary>
    public const string ValidNames = "random, pct[:depth], pos, surw, dfs[:preemptions | :sleep], portfolio";

    /// <summary>Creates a strategy.</summary>
    /// <param name="name">
    /// <c>random</c>; <c>pct</c> (depth 3) or <c>pct:5</c>; <c>pos</c>; <c>surw</c>; <c>dfs</c> (every schedule), <c>dfs:2</c>
    /// (those with 0, then 1, then 2 preemptions) or <c>dfs:sleep</c> (sleep sets, see <see cref="DfsOptions.SleepSets"/>);
    /// <c>portfolio</c>. Case does not matter.
    /// </param>
    /// <returns>A fresh strategy.</returns>
    /// <exception cref="ArgumentException">There is no such strategy, or its parameter is wrong; the message lists the valid names.</exception>
    public static IStrategy Create(string name)
    {
        string[] parts = name.Trim().Split(':', 2);
        string? parameter = parts.Length > 1 ? parts[1].Trim() : null;
        return (parts[0].Trim().ToLowerInvariant(), parameter) switch
        {
            ("random", null) => new RandomStrategy(),
            ("pos", null) => new PosStrategy(),
            ("surw", null) => new SurwStrategy(),
            ("portfolio", null) => new PortfolioStrategy(),
            ("pct", null) => new PctStrategy(DefaultPctDepth),
            ("pct", { } depth) => new PctStrategy(Number(name, depth, 1)),
            ("dfs", null) => new DfsStrategy(),
            ("dfs", "sleep") => new DfsStrategy(new DfsOptions { SleepSets = true }),
            ("dfs", { } bound) => new DfsStrategy(new DfsOptions { PreemptionBound = Number(name, bound, 0), Iterative = true }),
            ("random" or "pos" or "surw" or "portfolio", _) => throw Wrong(name, $"'{parts[0]}' takes no parameter"),
            _ => throw Wrong(name, $"there is no strategy '{parts[0]}'"),
        };
    }

    /// <summary>What an execution of this strategy starts from: an enumerating one runs all of them with one random stream.</summary>
    /// <param name="strategy">The strategy's name.</param>
    /// <param name="seed">The exploration's seed.</param>
    /// <param name="index">The execution's index.</param>
    /// <param name="profile">The profile.</param>
    /// <returns>The start, with index 0 for an <see cref="ISystematicStrategy"/>.</returns>
    public static ExecutionStart Start(string strategy, ulong seed, long index, ExplorationProfile profile) =>
        new(seed, IsSystematic(strategy) ? 0 : index, profile);

    /// <summary>Whether a name is that of an <see cref="ISystematicStrategy"/>.</summary>
    /// <param name="strategy">The name.</param>
    /// <returns>True for <c>dfs</c> in all its forms.</returns>
    public static bool IsSystematic(string strategy) =>
        strategy.Split(':')[0].Trim().Equals("dfs", StringComparison.OrdinalIgnoreCase);

    private static int Number(string name, string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= MaxParameter
            ? value
            : throw Wrong(name, $"'{text}' is no whole number from {least} to {MaxParameter}");

    private static ArgumentException Wrong(string name, string why) =>
        new($"Unknown strategy '{name}': {why}. Valid are {ValidNames}; for example pct:3 or dfs:2.", nameof(name));
}
