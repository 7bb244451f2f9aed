#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.KeyCache;

/// <summary>The global key cache under several sessions: ids are unique, policies hold, an entry is never half of one and half of another, an erased key is gone everywhere, and a key that is used is one that was there.</summary>
public class KeyCacheTests
{
    [SystematicTest]
    public void AssignedKeyIds_DefaultConfiguration_IsLinearizable() => Workload.Run("assigned-key-ids");

    [SystematicTest]
    public void ExportAgainstPolicy_DefaultConfiguration_IsLinearizable() => Workload.Run("export-against-policy");

    [SystematicTest]
    public void TornKey_DefaultConfiguration_IsLinearizable() => Workload.Run("torn-key");

    [SystematicTest]
    public void EraseReachesCopies_DefaultConfiguration_IsLinearizable() => Workload.Run("erase-reaches-copies");

#if !COYOTE
    public static WorkloadMatrix Workloads => new(
        "assigned-key-ids",
        "export-against-policy",
        "torn-key",
        "erase-reaches-copies",
        "copies-against-nvm",
        "key-changes-slot-class",
        "sign-and-evict",
        "point-of-replaced-key",
        "derive-against-revoke");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Workloads))]
    public void Workload_AnyConfiguration_IsLinearizable(string workload, string configuration) => Workload.Run(workload, configuration);
#endif
}
