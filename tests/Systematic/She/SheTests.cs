#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.She;

/// <summary>SHE: counters of keys never go back, one boot loader is the first, no two generators start from one seed.</summary>
public class SheTests
{
    [SystematicTest]
    public void RacingKeyLoads_DefaultConfiguration_IsLinearizable() => Workload.Run("racing-key-loads");

#if !COYOTE
    public static WorkloadMatrix Workloads => new(
        "racing-key-loads",
        "two-first-boots",
        "two-seeded-generators");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
#endif
}
