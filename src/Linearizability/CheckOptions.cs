namespace Linearizability;

/// <summary>Bounds and extras of a check.</summary>
/// <remarks>
/// Entries and states end a check at the same place every time, and bytes do but for what the runtime allocates; time and
/// cancellation do not. They decide only where it stops, never what it finds.
/// </remarks>
public sealed record CheckOptions
{
    /// <summary>The defaults.</summary>
    public static CheckOptions Default { get; } = new();

    /// <summary>Configurations (linearized set and state) remembered in one part before its verdict is Unknown. Default 10,000,000.</summary>
    public int MaxMemoEntries { get; init; } = 10_000_000;

    /// <summary>
    /// Bytes of the checker's tables and of what the model allocated for its states, in one part, before the verdict is
    /// Unknown. Default 1 GiB. The history and its linearization come on top.
    /// </summary>
    public long MaxMemoBytes { get; init; } = 1L << 30;

    /// <summary>
    /// Distinct states of the model met in one part before its verdict is Unknown. Default 2,000,000.
    /// </summary>
    public int MaxStates { get; init; } = 2_000_000;

    /// <summary>States that a round may leave before its verdict is Unknown (<see cref="RoundChecker{TState, TInput, TOutput}"/>). Default 1,000.</summary>
    public int MaxRoundStates { get; init; } = 1_000;

    /// <summary>Time for the whole check; <see cref="Timeout.InfiniteTimeSpan"/> (the default) for no bound.</summary>
    public TimeSpan TimeLimit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Ends the check with <see cref="Verdict.Unknown"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Whether to check the parts that the model's partition gives; default true.</summary>
    public bool Partition { get; init; } = true;

    /// <summary>Whether the model's monitor is asked before searching; default true.</summary>
    public bool Monitor { get; init; } = true;

    /// <summary>Whether a violation is explained: longest prefixes and minimal sub-history. Default true.</summary>
    public bool Explain { get; init; } = true;

    /// <summary>Longest linearizable prefixes to collect; default 4.</summary>
    public int MaxPrefixes { get; init; } = 4;

    /// <summary>
    /// Configurations remembered in one trial of the minimiser; default 50,000. A trial that needs more keeps the
    /// operations it tried to forget, and the sub-history says that it may not be minimal.
    /// </summary>
    public int MaxMinimiserEntries { get; init; } = 50_000;

    /// <summary>Time for minimising, within <see cref="TimeLimit"/>; default 10 s.</summary>
    public TimeSpan MinimiserTimeLimit { get; init; } = TimeSpan.FromSeconds(10);
}
