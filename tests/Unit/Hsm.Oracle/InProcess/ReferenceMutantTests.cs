using Hsm.Exploration;
using Hsm.Oracle.InProcess;
using Hsm.Oracle.Scenarios;
using Linearizability;
using Xunit;

namespace Unit.Hsm.Oracle.InProcess;

/// <summary>Planted bugs that stress alone finds, on real threads.</summary>
public sealed class ReferenceMutantTests
{
    [Theory]
    [InlineData("N1", "counter")]
    public void RunRound_PlantedBug_IsFound(string id, string name)
    {
        Mutant mutant = Mutants.Find(id);
        using var target = new ReferenceTarget(new ReferenceOptions { Change = mutant.PlantIn });
        IOracleScenario scenario = target.Scenarios.Single(one => one.Name == name);
        for (var round = 0; round < 5000; round++)
        {
            RoundRecord record = scenario.RunRound(
                new RoundPlan { Seed = (ulong)round, Round = round, Threads = 4 }, TestContext.Current.CancellationToken);
            if (record.Histories[0].Judge(CheckOptions.Default).Verdict == Verdict.NotLinearizable)
            {
                return;
            }
        }

        Assert.Fail($"{id} was not found.");
    }
}
