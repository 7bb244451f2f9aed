using Interleave;
using Interleave.Runtime;
using Interleave.Strategies;
using Unit.Runtime;
using Xunit;

namespace Unit.Detection.Prediction;

/// <summary>What is predicted and confirmed from one schedule, against all that every schedule shows.</summary>
public sealed class AgainstEnumerationTests
{
    private const int MaxSchedules = 1_500;

    [Theory]
    [InlineData(false, 0.9)]
    [InlineData(true, 0.8)]
    public void Run_OneScheduleOfRandomPrograms_PredictsOnlyWhatSomeScheduleShowsAndMostOfIt(bool conditions, double share)
    {
        var random = new Random(21);
        (int all, int live, int predicted) = (0, 0, 0);
        for (int i = 0; i < 120; i++)
        {
            var program = new LockedProgram(random, conditions);
            if (Enumerated(program) is not { } real)
            {
                continue;
            }

            HashSet<(FindingKind, string)> seen = Explored(program, i, predict: false);
            HashSet<(FindingKind, string)> told = Explored(program, i, predict: true);

            Assert.True(told.IsSubsetOf(real), $"{program}: {string.Join("; ", told.Except(real))} is in no schedule");
            Assert.True(seen.IsSubsetOf(told), $"{program}: {string.Join("; ", seen.Except(told))} is lost");
            (all, live, predicted) = (all + real.Count, live + seen.Count, predicted + told.Count);
        }

        Assert.True(all > 80 && predicted > live * 1.1 && predicted > all * share, $"of {all} findings one schedule showed {live} and led to {predicted}");
    }

    private static HashSet<(FindingKind, string)>? Enumerated(LockedProgram program)
    {
        var found = new HashSet<(FindingKind, string)>();
        using var execution = new Execution(-1, "test");
        var strategy = new DfsStrategy();
        for (int i = 0; i < MaxSchedules; i++)
        {
            var start = new ExecutionStart(1, 0, ExplorationProfile.Empty);
            if (!strategy.NextExecution(start))
            {
                return found;
            }

            execution.Run(program.Run, strategy, start, new ExecutionOptions());
            Assert.NotEqual(ExecutionOutcome.EngineDefect, execution.Outcome);
            found.UnionWith(execution.Drafts.Select(d => (d.Kind, d.Place)));
        }

        return null;
    }

    private static HashSet<(FindingKind, string)> Explored(LockedProgram program, int seed, bool predict)
    {
        var options = new ExplorationOptions
        {
            Schedules = 1,
            Seed = (ulong)seed,
            Strategy = "random",
            KeepGoing = true,
            Minimize = false,
            Workers = 1,
            Predict = predict,
        };
        ExplorationReport report = Exploration.Run(new DelegateTarget(program.Run), options);
        Assert.Null(report.Defect);
        Assert.Null(report.Uncontrolled);
        return [.. report.Findings.Select(f => (f.Kind, f.Place))];
    }
}
