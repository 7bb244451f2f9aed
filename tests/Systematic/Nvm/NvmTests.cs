#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.Nvm;

/// <summary>Non-volatile storage under several sessions: objects are whole, lists and destroys are atomic.</summary>
public class NvmTests
{
    [SystematicTest]
    public void TornObject_DefaultConfiguration_IsLinearizable() => Workload.Run("torn-object");

    [SystematicTest]
    public void ListAgainstDestroy_DefaultConfiguration_IsLinearizable() => Workload.Run("list-against-destroy");

#if !COYOTE
    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Matrix.Configurations), MemberType = typeof(Matrix))]
    public void TornObject_AnyConfiguration_IsLinearizable(string configuration) => Workload.Run("torn-object", configuration);

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Matrix.Configurations), MemberType = typeof(Matrix))]
    public void ListAgainstDestroy_AnyConfiguration_IsLinearizable(string configuration) => Workload.Run("list-against-destroy", configuration);
#endif
}
