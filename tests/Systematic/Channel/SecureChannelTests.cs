#if !COYOTE
using Interleave.Xunit;
using Xunit;
#endif

namespace Systematic.Channel;

/// <summary>The secure channel's invariants under every lock and window it can be put together with.</summary>
public class SecureChannelTests
{
    private const string Default = "reader-writer/word";

    [SystematicTest]
    public void Delivery_EachPacket_YieldsItsPlaintextOnce() => Workload.Run("channel-delivery", Default);

    [SystematicTest]
    public void Limit_NoncesUnique_SealingFailsClosed() => Workload.Run("channel-limit", Default);

    [SystematicTest]
    public void Rekey_WhileOpeningAndSealing_NoRetiredKeyIsUsed() => Workload.Run("channel-rekey", Default);

    [SystematicTest]
    public void NextKey_ArrivesAtSeveralThreads_NoDeadlockOnUpgrade() => Workload.Run("channel-next-key", "upgradable/word");

    [SystematicTest]
    public void Timers_LookedAtBesides_AreNeverHalfSet() => Workload.Run("channel-timers", Default);

    [SystematicTest]
    public void Limiter_WindowTurns_NoBudgetIsOverspent() => Workload.Run("channel-limiter", "two-windows");

#if !COYOTE
    public static TheoryData<string, string> Matrix
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var scenario in Hsm.Exploration.Scenarios.All.Where(s => s.Name.StartsWith("channel-", StringComparison.Ordinal)))
            {
                foreach (string configuration in scenario.Configurations)
                {
                    cases.Add(scenario.Name, configuration);
                }
            }

            return cases;
        }
    }

    [SystematicTest(Schedules = 500)]
    [MemberData(nameof(Matrix))]
    public void Scenario_AnyLockAndWindow_InvariantsHold(string scenario, string configuration) => Workload.Run(scenario, configuration);
#endif
}
