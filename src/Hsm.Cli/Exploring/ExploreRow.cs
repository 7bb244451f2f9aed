using Hsm.Exploration;

namespace Hsm.Cli.Exploring;

/// <summary>One row of the table: a configuration with every workload, or a planted bug with its own.</summary>
/// <param name="Mutant">Id of the planted bug; empty for none.</param>
/// <param name="Configuration">Name of the configuration.</param>
/// <param name="Sessions">The numbers of sessions its cases have, such as "1, 2, 3".</param>
/// <param name="Cases">What is explored for it, in order.</param>
internal sealed record ExploreRow(string Mutant, string Configuration, string Sessions, IReadOnlyList<ExploreCase> Cases)
{
    /// <summary>Schedules of all its cases together with <c>--nightly</c>; at least 1.</summary>
    internal long NightlySchedules { get; init; } = ExplorationBudget.NightlyFactor * ExplorationBudget.WorkloadSchedules * Cases.Count;
}
