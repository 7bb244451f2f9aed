#if !COYOTE
using Interleave.Xunit;
using Xunit;

namespace Systematic.Token;

/// <summary>The PKCS#11 face: objects are whole while they are found, destroyed once, and sessions end without taking others along.</summary>
public class TokenTests
{
    public static WorkloadMatrix Workloads => new(
        "token-close-against-open",
        "token-logout-against-find",
        "token-close-all-against-open",
        "token-torn-attributes",
        "token-destroy-against-find",
        "token-racing-destroys",
        "token-create-against-find",
        "token-cipher-against-destroy",
        "token-generate-against-find",
        "token-login-against-close");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
}
#endif
