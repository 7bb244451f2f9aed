using Hsm.Exploration;
using Hsm.Models.Workloads;
using Xunit;

namespace Unit.Hsm;

public sealed class ConfigurationTests
{
    public static TheoryData<string> Supported => [.. Configurations.All.Select(one => one.Name)];

    [Fact]
    public void All_IsTheProductWithoutWhatIsUnsafe()
    {
        Assert.Equal(((5 * 5) + 3) * 2, Configurations.All.Count);
        Assert.Equal((5 * 5) + 3, Configurations.Main.Count);
        Assert.Equal(Configurations.All.Count, Configurations.All.Select(one => one.Name).Distinct().Count());
        Assert.DoesNotContain("none/thread-per-session", Configurations.All.Select(one => one.Name));
        Assert.Equal("monitor/thread-per-session", Configurations.All[0].Name);
        Assert.Equal(["unsafe-none/thread-per-session", "unsafe-none/thread-per-session/software"], Configurations.Unsafe.Select(one => one.Name));
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void Run_RightHsm_EveryWorkloadOnRealThreads_IsLinearizable(string configuration)
    {
        foreach (var workload in HsmWorkloads.All)
        {
            for (var i = 0; i < 3; i++)
            {
                ExplorationEntry.Run(configuration, workload.Name, string.Empty);
            }
        }
    }

    [Fact]
    public void Run_NameThatDoesNotExist_ListsThoseThatDo()
    {
        Assert.Contains("event-driven", Assert.Throws<ArgumentException>(() => ExplorationEntry.Run("x", "mixed-use", string.Empty)).Message, StringComparison.Ordinal);
        Assert.Contains("mixed-use", Assert.Throws<ArgumentException>(() => ExplorationEntry.Run("monitor/round-robin", "x", string.Empty)).Message, StringComparison.Ordinal);
        Assert.Contains("K1", Assert.Throws<ArgumentException>(() => ExplorationEntry.Run("monitor/round-robin", string.Empty, "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutants_Table_NamesWorkloadsThatTellThem()
    {
        Assert.All(
            Mutants.All.Where(mutant => Scenarios.Find(mutant.Workload) is null),
            mutant => Assert.Contains(mutant.Workload, HsmWorkloads.Telling(mutant.Id).Select(workload => workload.Name)));
        Assert.All(
            Mutants.All,
            mutant => Assert.True(
                Scenarios.Find(mutant.Workload)?.Configurations.Contains(mutant.Configuration)
                ?? Configurations.Find(mutant.Configuration) is not null,
                mutant.Id));
        Assert.Equal(Mutants.All.Count, Mutants.All.Select(mutant => mutant.Id).Distinct().Count());
    }
}
