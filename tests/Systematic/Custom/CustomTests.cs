#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.Custom;

/// <summary>Functions of the server's owner: each session is answered from its own data.</summary>
public class CustomTests
{
    [SystematicTest]
    public void TwoCustomCalls_DefaultConfiguration_IsLinearizable() => Workload.Run("two-custom-calls");

#if !COYOTE
    public static WorkloadMatrix Workloads => new(
        "two-custom-calls");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
#endif
}
