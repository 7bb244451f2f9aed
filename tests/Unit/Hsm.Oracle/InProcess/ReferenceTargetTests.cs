using Hsm.Oracle.Histories;
using Hsm.Oracle.InProcess;
using Hsm.Oracle.Scenarios;
using Linearizability;
using Xunit;

namespace Unit.Hsm.Oracle.InProcess;

/// <summary>Our own HSM under the oracle, over each transport; and the oracle under planted violations.</summary>
public sealed class ReferenceTargetTests
{
    private const int Rounds = 12;

    public static TheoryData<string> Scenarios => [.. new ReferenceTarget().Scenarios.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void RunRound_EveryConfiguration_IsLinearizable(string name)
    {
        using var target = new ReferenceTarget();
        IOracleScenario scenario = target.Scenarios.Single(one => one.Name == name);
        long overlaps = 0;
        for (var round = 0; round < 2 * Rounds; round++)
        {
            RoundRecord record = scenario.RunRound(
                new RoundPlan { Seed = (ulong)round, Round = round, Threads = 4 }, TestContext.Current.CancellationToken);

            Assert.True(record.End == RoundEnd.Completed, $"{record.Detail} {string.Join("; ", record.LastCalls)}");
            JudgedHistory judged = Assert.Single(record.Histories).Judge(CheckOptions.Default);
            Assert.True(judged.Verdict == Verdict.Linearizable, $"Round {round}: {judged.Evidence?.Picture}");
            overlaps += judged.OverlappingPairs;
        }

        Assert.True(overlaps > 0, "The clients never met.");
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void RunRound_OneClient_ShowsNoDeviation(string name)
    {
        using var target = new ReferenceTarget();
        RoundRecord record = target.Scenarios.Single(one => one.Name == name).RunRound(
            new RoundPlan { Seed = 5, Round = -1, Threads = 1 }, TestContext.Current.CancellationToken);

        Assert.Equal(RoundEnd.Completed, record.End);
        Assert.True(record.Deviations.Count == 0, string.Join("; ", record.Deviations));
        Assert.Equal(Verdict.Linearizable, record.Histories[0].Judge(CheckOptions.Default).Verdict);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Planted_AnySeed_IsSeen(string name)
    {
        using var target = new ReferenceTarget();
        IOracleScenario scenario = target.Scenarios.Single(one => one.Name == name);
        for (ulong seed = 0; seed < 10; seed++)
        {
            JudgedHistory judged = scenario.Planted(seed).Judge(CheckOptions.Default);
            Assert.True(judged.Verdict == Verdict.NotLinearizable, $"Seed {seed}: {judged.Verdict}");
            Assert.True(judged.OverlappingPairs > 0);
        }
    }
}
