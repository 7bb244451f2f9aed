using Xunit;

namespace Systematic;

/// <summary>
/// Configurations: lock provider × server scheduling × crypto × lock granularity. As many as cover every pair of choices;
/// with HSM_NIGHTLY=1 in the environment the whole product.
/// </summary>
public static class Matrix
{
    /// <summary>Schedules of one workload in one configuration: ten workloads make two thousand for each configuration.</summary>
    public const int Schedules = 200;

    public static TheoryData<string> Configurations =>
        [.. (IsNightly ? Hsm.Exploration.Configurations.All : Hsm.Exploration.PairwiseConfigurations.All).Select(c => c.Name)];

    private static bool IsNightly => Environment.GetEnvironmentVariable("HSM_NIGHTLY") == "1";
}
