#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.Users;

/// <summary>Users: permissions and proofs are those of the instant at which a request takes effect.</summary>
public class UserTests
{
    [SystematicTest]
    public void PermissionsTakenAway_DefaultConfiguration_IsLinearizable() => Workload.Run("permissions-taken-away");

#if !COYOTE
    public static WorkloadMatrix Workloads => new(
        "permissions-taken-away",
        "login-against-new-pin",
        "deputy-against-demotion",
        "guesses-at-once");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
#endif
}
