using Xunit;

namespace Systematic;

/// <summary>Every supported configuration: lock provider × server scheduling × crypto.</summary>
public static class Matrix
{
    /// <summary>Schedules of one workload in one configuration: ten workloads make two thousand for each configuration.</summary>
    public const int Schedules = 200;

    public static TheoryData<string> Configurations => [.. Hsm.Exploration.Configurations.All.Select(c => c.Name)];
}
