#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.Sessions;

/// <summary>Sessions: one request in flight each, responses never cross; and a mixed use of everything.</summary>
public class SessionTests
{
    [SystematicTest]
    public void SharedSession_DefaultConfiguration_IsLinearizable() => Workload.Run("shared-session");

    [SystematicTest]
    public void MixedUse_DefaultConfiguration_IsLinearizable() => Workload.Run("mixed-use");

#if !COYOTE
    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Matrix.Configurations), MemberType = typeof(Matrix))]
    public void SharedSession_AnyConfiguration_IsLinearizable(string configuration) => Workload.Run("shared-session", configuration);

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Matrix.Configurations), MemberType = typeof(Matrix))]
    public void MixedUse_AnyConfiguration_IsLinearizable(string configuration) => Workload.Run("mixed-use", configuration);
#endif
}
