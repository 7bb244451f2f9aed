namespace Hsm.Exploration;

/// <summary>How many schedules the right HSM and the planted bugs are given, by tests and by <c>hsm explore</c> alike.</summary>
public static class ExplorationBudget
{
    /// <summary>
    /// Schedules of one workload in one configuration. Every configuration runs every workload, so that each workload
    /// gets as many thousands as there are tens of configurations.
    /// </summary>
    public const int WorkloadSchedules = 200;

    /// <summary>Schedules of one scenario in one configuration whose runs are of the usual length.</summary>
    public const int ScenarioSchedules = 1_000;

    /// <summary>Schedules within which a planted bug is found from any seed.</summary>
    public const int MutantSchedules = 10_000;

    /// <summary>Seeds from which each planted bug is looked for.</summary>
    public const int MutantSeeds = 5;

    /// <summary>How many times as many schedules the right HSM gets at night.</summary>
    public const int NightlyFactor = 10;

    /// <summary>Schedules of a scenario in one of its configurations.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="configuration">One of its configurations.</param>
    /// <returns>1 or more.</returns>
    public static int Of(Scenario scenario, string configuration)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Math.Max(1, ScenarioSchedules / scenario.Weight(configuration));
    }
}
