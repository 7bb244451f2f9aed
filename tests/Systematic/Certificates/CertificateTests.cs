#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.Certificates;

/// <summary>Trusted roots and verification: a verdict holds as long as its root is there and is the same.</summary>
public class CertificateTests
{
    [SystematicTest]
    public void VerifyAgainstErase_DefaultConfiguration_IsLinearizable() => Workload.Run("verify-against-erase");

#if !COYOTE
    public static WorkloadMatrix Workloads => new(
        "verify-against-erase",
        "verify-against-replace",
        "two-trusted-roots");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
#endif
}
