#if !COYOTE
using Hsm.Exploration;
using Interleave;
using Interleave.Rewriting.Loading;
using Systematic.Mutants;
using Xunit;

namespace Systematic.Scenarios;

/// <summary>Every scenario in each of its configurations is clean where no bug is planted.</summary>
public class ScenarioTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (Scenario scenario in Hsm.Exploration.Scenarios.All)
            {
                foreach (string configuration in scenario.Configurations)
                {
                    cases.Add(scenario.Name, configuration);
                }
            }

            return cases;
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public void Explore_NoBugPlanted_IsClean(string scenario, string configuration)
    {
        RewrittenTest test = Explore.Test(configuration, scenario, mutant: "");
        int schedules = ExplorationBudget.Of(Hsm.Exploration.Scenarios.Find(scenario)!, configuration) * Matrix.Factor;

        ExplorationReport report = Exploration.Run(test, new ExplorationOptions { Schedules = schedules, Seed = 1 });

        Assert.Null(report.Defect);
        Assert.Null(report.Uncontrolled);
        Assert.Empty(report.Findings.Select(f => $"{f.Kind}: {f.Message}"));
    }
}
#endif
