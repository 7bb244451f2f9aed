#if !COYOTE
using Interleave;
using Systematic.Mutants;
using Xunit;

namespace Systematic.Locking;

/// <summary>The provider "none" is for one server thread. Forced on several, it must be seen to break.</summary>
public class UnlockedServerTests
{
    public static TheoryData<string> Unsafe => [.. Hsm.Exploration.Configurations.Unsafe.Select(c => c.Name)];

    [Fact]
    public void Explore_LockThatExcludesNobody_ShowsARace()
    {
        ExplorationReport report = Exploration.Run(
            Explore.Test("unsafe-none", "lock-contract", mutant: ""),
            new ExplorationOptions { Schedules = 5_000 });
        Assert.Null(report.Uncontrolled);
        Assert.Contains(report.Findings, f => f.Kind == FindingKind.DataRace);
    }

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void Explore_NoLocksAndSeveralServerThreads_ShowsARace(string configuration)
    {
        ExplorationReport report = Exploration.Run(
            Explore.Test(configuration, "shared-counter", mutant: ""),
            new ExplorationOptions { Schedules = 5_000 });
        Assert.Null(report.Uncontrolled);
        Assert.NotEmpty(report.Findings);
    }
}
#endif
