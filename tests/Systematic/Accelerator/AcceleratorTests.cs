#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.Accelerator;

/// <summary>The accelerator against NVM: neither waits for the other while it is held.</summary>
public class AcceleratorTests
{
    [SystematicTest]
    public void AcceleratorAgainstNvm_DefaultConfiguration_IsLinearizable() => Workload.Run("accelerator-against-nvm");

#if !COYOTE
    public static WorkloadMatrix Workloads => new(
        "accelerator-against-nvm");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
#endif
}
