namespace Systematic;

/// <summary>
/// Configurations: lock provider × server scheduling × crypto × lock granularity. As many as cover every pair of choices;
/// with HSM_NIGHTLY=1 in the environment the whole product,
/// and ten times the schedules.
/// </summary>
public static class Matrix
{
    /// <summary>Schedules of one workload in one configuration.</summary>
    public const int Schedules = Hsm.Exploration.ExplorationBudget.WorkloadSchedules;

    /// <summary>How many times its usual number of schedules the right HSM is given.</summary>
    public static int Factor => IsNightly ? Hsm.Exploration.ExplorationBudget.NightlyFactor : 1;

    internal static IEnumerable<string> Names =>
        (IsNightly ? Hsm.Exploration.Configurations.All : Hsm.Exploration.PairwiseConfigurations.All).Select(c => c.Name);

    internal static bool IsNightly => Environment.GetEnvironmentVariable("HSM_NIGHTLY") == "1";
}
