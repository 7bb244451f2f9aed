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
    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Matrix.Configurations), MemberType = typeof(Matrix))]
    public void AcceleratorAgainstNvm_AnyConfiguration_IsLinearizable(string configuration) => Workload.Run("accelerator-against-nvm", configuration);
#endif
}
