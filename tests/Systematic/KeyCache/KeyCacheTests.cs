#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.KeyCache;

/// <summary>The global key cache under several sessions: ids are unique, policies hold, an entry is never half of one and half of another, an erased key is gone everywhere.</summary>
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
    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Matrix.Configurations), MemberType = typeof(Matrix))]
    public void AssignedKeyIds_AnyConfiguration_IsLinearizable(string configuration) => Workload.Run("assigned-key-ids", configuration);

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Matrix.Configurations), MemberType = typeof(Matrix))]
    public void ExportAgainstPolicy_AnyConfiguration_IsLinearizable(string configuration) => Workload.Run("export-against-policy", configuration);

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Matrix.Configurations), MemberType = typeof(Matrix))]
    public void TornKey_AnyConfiguration_IsLinearizable(string configuration) => Workload.Run("torn-key", configuration);

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Matrix.Configurations), MemberType = typeof(Matrix))]
    public void EraseReachesCopies_AnyConfiguration_IsLinearizable(string configuration) => Workload.Run("erase-reaches-copies", configuration);
#endif
}
