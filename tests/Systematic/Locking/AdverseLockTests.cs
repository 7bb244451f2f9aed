#if !COYOTE
using Hsm.Models.Workloads;
using Interleave.Xunit;
using Xunit;

namespace Systematic.Locking;

/// <summary>
/// Locks that are refused now and then: LOCKED, nothing changed, and the others go on. Locks that do not notice a second
/// read by one thread: nobody reads twice.
/// </summary>
public class AdverseLockTests
{
    public static TheoryData<string, string> Cases =>
    [
        .. from workload in HsmWorkloads.All
           from configuration in Hsm.Exploration.Configurations.Adverse
           where configuration.Crypto == "accelerator"
           select (workload.Name, configuration.Name),
    ];

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(Cases))]
    public void AnyWorkload_AdverseLocks_IsLinearizable(string workload, string configuration) =>
        Systematic.Workload.Run(workload, configuration);
}
#endif
