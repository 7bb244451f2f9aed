#if !COYOTE
using Interleave;
using Interleave.Rewriting.Loading;
using Interleave.Xunit;
using Systematic.Mutants;
using Xunit;
#endif

namespace Systematic.Channel;

/// <summary>
/// The replay windows against their sequential specification: every schedule of the small scenarios, up to the order of
/// steps that do not touch the same memory, and random schedules of the large ones.
/// </summary>
public class ReplayWindowTests
{
    [SystematicTest]
    public void SameCounter_WordWindow_IsLinearizable() => Workload.Run("window-same-counter", "word");

#if !COYOTE
    /// <summary>More than any of them needs; an enumeration that reaches it has not ended.</summary>
    private const long Schedules = 400_000;

    public static TheoryData<string, string> Enumerated => Cases(
        "window-new-against-mark", "window-overtaken", "window-same-counter", "window-same-block", "window-late-mark");

    public static TheoryData<string, string> Sampled => Cases("window-jump", "window-mixed", "window-wide");

    [Theory]
    [MemberData(nameof(Enumerated))]
    public void Window_EverySchedule_IsLinearizable(string scenario, string window)
    {
        RewrittenTest test = Explore.Test(window, scenario, mutant: "");

        // Sleep sets are sound here: calls and returns meet in a word of the scenario's, so that the recorder, which is
        // no part of the program, sees every order of them.
        ExplorationReport report = Exploration.Run(test, new ExplorationOptions { Strategy = "dfs:sleep", Schedules = Schedules });

        Assert.Null(report.Defect);
        Assert.Null(report.Uncontrolled);
        Assert.Empty(report.Findings.Select(f => $"{f.Kind}: {f.Message}"));
        Assert.True(report.Exhaustive, $"{report.Schedules} schedules were not all.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{scenario}, {window}: all {report.Schedules} schedules");
    }

    [SystematicTest(Schedules = 1_000)]
    [MemberData(nameof(Sampled))]
    public void Window_RandomSchedules_IsLinearizable(string scenario, string window) => Workload.Run(scenario, window);

    [SystematicTest(Schedules = 1_000, MemoryModel = MemoryModel.DotNet)]
    [MemberData(nameof(Enumerated))]
    public void Window_WeakMemory_IsLinearizable(string scenario, string window) => Workload.Run(scenario, window);

    private static TheoryData<string, string> Cases(params string[] scenarios)
    {
        var cases = new TheoryData<string, string>();
        foreach (string scenario in scenarios)
        {
            foreach (string window in Hsm.Exploration.Scenarios.Find(scenario)!.Configurations)
            {
                cases.Add(scenario, window);
            }
        }

        return cases;
    }
#endif
}
