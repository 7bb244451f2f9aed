using Hsm.Exploration;
using Hsm.Models.Workloads;
using Xunit;

namespace Unit.Hsm;

public sealed class ConfigurationTests
{
    public static TheoryData<string> Supported => [.. PairwiseConfigurations.All.Select(one => one.Name)];

    [Fact]
    public void All_IsTheProductWithoutWhatIsUnsafe()
    {
        var locking = LockChoice.All.Count - 1;
        var schedulings = SchedulingChoice.All.Count;
        var singleThreaded = SchedulingChoice.All.Count(one => one.Create().ThreadCount(sessionCount: 2) == 1);
        var rest = CryptoChoice.All.Count * GranularityChoice.All.Count;

        Assert.Equal(((locking * schedulings) + singleThreaded) * rest, Configurations.All.Count);
        Assert.Equal(Configurations.All.Count, Configurations.All.Select(one => one.Name).Distinct().Count());
        Assert.DoesNotContain("none/thread-per-session", Configurations.All.Select(one => one.Name));
        Assert.Contains("reader-writer/event-driven/software/split", Configurations.All.Select(one => one.Name));
        Assert.Equal("monitor/thread-per-session", Configurations.All[0].Name);
        Assert.Contains("unsafe-none/thread-per-session", Configurations.Unsafe.Select(one => one.Name));
    }

    [Fact]
    public void Find_AnyName_IsThatConfiguration()
    {
        Assert.All(Configurations.All, one => Assert.Equal(one.Name, Configurations.Find(one.Name).Name));
        Assert.All(Configurations.Unsafe, one => Assert.Equal(one.Name, Configurations.Find(one.Name).Name));
    }

    [Theory]
    [InlineData("monitor")]
    [InlineData("monitor/thread-per-session/split/software")]
    [InlineData("monitor/thread-per-session/one")]
    [InlineData("monitor/thread-per-session/")]
    [InlineData("none/thread-per-session")]
    [InlineData("unsafe-none/round-robin")]
    public void Find_NameThatIsNobodys_ThrowsArgumentException(string name) =>
        Assert.Throws<ArgumentException>(() => Configurations.Find(name));

    [Fact]
    public void Pairwise_AllPairsOfChoices_AreThereAndFewConfigurations()
    {
        var every = Configurations.All.SelectMany(PairwiseConfigurations.PairsOf).ToHashSet();
        var covered = PairwiseConfigurations.All.SelectMany(PairwiseConfigurations.PairsOf).ToHashSet();

        Assert.Equal([], every.Except(covered));
        Assert.Equal(Configurations.All[0], PairwiseConfigurations.All[0]);
        Assert.True(
            PairwiseConfigurations.All.Count <= LockChoice.All.Count * SchedulingChoice.All.Count,
            $"{PairwiseConfigurations.All.Count} of {Configurations.All.Count}");
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
