#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.Sessions;

/// <summary>Sessions: one request in flight each, responses never cross, random bytes are each session's own; and a mixed use of everything.</summary>
public class SessionTests
{
    [SystematicTest]
    public void SharedSession_DefaultConfiguration_IsLinearizable() => Workload.Run("shared-session");

    [SystematicTest]
    public void MixedUse_DefaultConfiguration_IsLinearizable() => Workload.Run("mixed-use");

#if !COYOTE
    public static WorkloadMatrix Workloads => new(
        "shared-session",
        "shared-randomness",
        "mixed-use");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
#endif
}
