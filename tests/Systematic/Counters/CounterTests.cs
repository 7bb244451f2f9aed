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
    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Matrix.Configurations), MemberType = typeof(Matrix))]
    public void SharedCounter_AnyConfiguration_IsLinearizable(string configuration) => Workload.Run("shared-counter", configuration);
#endif
}
