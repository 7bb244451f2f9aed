using Hsm.Exploration;
using Hsm.Models.Workloads;
using Xunit;

namespace Unit.Hsm;

/// <summary>The planted bugs of our own are right as long as requests come one after the other: an interleaving alone shows them.</summary>
public sealed class ServiceMutantTests
{
    public static TheoryData<string, int> Cases =>
    [
        .. from mutant in ServiceMutants.All.Concat(UserMutants.All)
           where Scenarios.Find(mutant.Workload) is null
           from first in Enumerable.Range(0, Told(mutant).Bodies.Count)
           select (mutant.Id, first),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_BodiesOneAfterTheOther_AreAnsweredAsSpecified(string id, int first)
    {
        var mutant = Mutants.Find(id);
        using var run = new ExplorationRun(Configurations.Find(mutant.Configuration), Told(mutant), mutant);

        run.ExecuteInTurn(first);

        run.Check();
    }

    private static Workload Told(Mutant mutant) => HsmWorkloads.All.Single(workload => workload.Name == mutant.Workload);
}
