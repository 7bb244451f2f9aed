namespace Hsm.Oracle.Scenarios;

/// <summary>What a scenario is asked to do in one round.</summary>
/// <remarks>Everything random in a round comes from <see cref="Seed"/>: equal plans make equal calls, in an order that the threads decide.</remarks>
public sealed record RoundPlan
{
    /// <summary>The round's own seed: the run's, plus <see cref="Round"/>. A run that begins with it has this round first.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The round's number within its scenario, from 0; the single-client round before them has -1.</summary>
    public required int Round { get; init; }

    /// <summary>Clients at once in each process; at least 1.</summary>
    public required int Threads { get; init; }

    /// <summary>Processes at once; at least 1. Targets without processes take as many clients more.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>Time after which a round that has not ended is hung.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Names of deviations known by now: found by the single-client round or given with <c>--allow</c>. Models of later rounds
    /// admit them, so that they don't drown the verdict on concurrency.
    /// </summary>
    public IReadOnlySet<string> Admitted { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether one client is alone: what goes wrong then is a <see cref="Deviation"/>.</summary>
    public bool IsSingleClient => Threads * Processes == 1;
}
