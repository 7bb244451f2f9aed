#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.Nvm;

/// <summary>Non-volatile storage under several sessions: objects are whole, lists and destroys are atomic, what is destroyed stays so.</summary>
public class NvmTests
{
    [SystematicTest]
    public void TornObject_DefaultConfiguration_IsLinearizable() => Workload.Run("torn-object");

    [SystematicTest]
    public void ListAgainstDestroy_DefaultConfiguration_IsLinearizable() => Workload.Run("list-against-destroy");

#if !COYOTE
    public static WorkloadMatrix Workloads => new(
        "torn-object",
        "list-against-destroy",
        "destroy-batch",
        "read-against-reclaim",
        "cut-objects",
        "destroy-against-commit",
        "revoke-without-room",
        "same-numbers");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
#endif
}
