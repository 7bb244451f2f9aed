#if !COYOTE
using Hsm.Exploration;
using Interleave.Xunit;
using Xunit;

namespace Systematic.Jobs;

/// <summary>
/// Asynchronous jobs, pipelined records and the ways to share the accelerator: the six invariants hold in every schedule,
/// and requests that run as jobs are linearizable as any others.
/// </summary>
public class JobTests
{
    public static TheoryData<string, string> Scenarios
    {
        get
        {
            var cases = new TheoryData<string, string>();
            string[] names =
            [
                "wake-signal", "async-jobs", "paused-request", "nested-start", "job-teardown", "record-pipeline",
                "accelerator-sharing", "paused-against-revoke",
            ];
            foreach (Scenario scenario in names.Select(name => Hsm.Exploration.Scenarios.Find(name)!))
            {
                foreach (string configuration in scenario.Configurations)
                {
                    cases.Add(scenario.Name, configuration);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string> JobConfigurations =>
        ["monitor/event-driven/jobs", "monitor/thread-per-session/jobs", "reader-writer/round-robin/jobs/split"];

    [SystematicTest]
    [MemberData(nameof(Scenarios))]
    public void Scenario_NoBugPlanted_KeepsItsInvariants(string scenario, string configuration) =>
        ExplorationEntry.Run(configuration, scenario, mutant: "");

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(JobConfigurations))]
    public void AcceleratorAgainstNvm_AsJobs_IsLinearizable(string configuration) => Workload.Run("accelerator-against-nvm", configuration);

    [SystematicTest(Schedules = Matrix.Schedules)]
    [MemberData(nameof(JobConfigurations))]
    public void EraseReachesCopies_AsJobs_IsLinearizable(string configuration) => Workload.Run("erase-reaches-copies", configuration);
}
#endif
