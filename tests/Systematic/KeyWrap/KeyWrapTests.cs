#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.KeyWrap;

/// <summary>Wrapped keys: a blob holds one version of a key, and an unwrapped key takes no other's id.</summary>
public class KeyWrapTests
{
    [SystematicTest]
    public void TwoUnwraps_DefaultConfiguration_IsLinearizable() => Workload.Run("two-unwraps");

#if !COYOTE
    public static WorkloadMatrix Workloads => new(
        "two-unwraps",
        "wrap-against-replace");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
#endif
}
