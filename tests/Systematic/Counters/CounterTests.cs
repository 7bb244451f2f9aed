#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.Counters;

/// <summary>Counters under several sessions: no increment is lost.</summary>
public class CounterTests
{
    [SystematicTest]
    public void SharedCounter_DefaultConfiguration_IsLinearizable() => Workload.Run("shared-counter");

#if !COYOTE
    public static WorkloadMatrix Workloads => new(
        "shared-counter");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
#endif
}
