#if !COYOTE
using Hsm.Cli.Suite;
using Hsm.Exploration;
using Interleave;
using Interleave.Rewriting.Loading;
using Interleave.Trace;
using Xunit;

namespace Systematic.Mutants;

/// <summary>
/// Every planted bug is found within 10,000 schedules from each of five seeds, its schedule file replays to the same
/// finding, and its place in the source is told. The right code is clean under the same workloads (the other folders).
/// </summary>
[Collection(nameof(MutantTests))]
public class MutantTests
{
    public static TheoryData<string, ulong> Cases
    {
        get
        {
            var cases = new TheoryData<string, ulong>();
            foreach (Mutant mutant in Hsm.Exploration.Mutants.All)
            {
                for (ulong seed = 1; seed <= ExplorationBudget.MutantSeeds; seed++)
                {
                    cases.Add(mutant.Id, seed);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Explore_PlantedBug_IsFoundReplayedAndExplained(string id, ulong seed)
    {
        Mutant mutant = Hsm.Exploration.Mutants.Find(id);
        RewrittenTest test = Explore.Test(mutant.Configuration, mutant.Workload, id);

        // What comes of a planted bug is asked for, so races are findings only where the bug is one.
        ExplorationReport report = Exploration.Run(test, new ExplorationOptions
        {
            Schedules = ExplorationBudget.MutantSchedules,
            Seed = seed,
            Races = mutant.Finding.HasFlag(MutantFinding.DataRace),
        });

        Assert.Null(report.Defect);
        Assert.Null(report.Uncontrolled);
        Finding found = Assert.Single(report.Findings);
        Assert.True(ExpectedFinding.Is(mutant.Finding, found), $"{id} showed as {found.Kind}: {found.Message}");
        AssertReplays(test, found);
        Assert.Contains(found.Trace.Events, e => e.Site.Line > 0 && e.Site.File is not null);
        TestContext.Current.TestOutputHelper?.WriteLine($"{id}, seed {seed}: found at schedule {found.Schedule.Index}, {found.Kind}");
    }

    [Fact]
    public void Explore_TwoRequestsInOneSession_IsADataRaceToo()
    {
        Mutant mutant = Hsm.Exploration.Mutants.Find("S1");
        RewrittenTest test = Explore.Test(mutant.Configuration, mutant.Workload, mutant.Id);

        ExplorationReport report = Exploration.Run(test, new ExplorationOptions { Schedules = ExplorationBudget.MutantSchedules, KeepGoing = true });

        Finding race = report.Findings.First(f => f.Kind == FindingKind.DataRace);
        Assert.Contains(race.Details, d => d.Contains("holding no lock", StringComparison.Ordinal));
        AssertReplays(test, race);
    }

    private static void AssertReplays(RewrittenTest test, Finding found)
    {
        string file = Path.Combine(Path.GetTempPath(), $"mutant-{Guid.NewGuid():N}.schedule.json");
        try
        {
            ScheduleFile.Create(found.Schedule, test, new ScheduleFinding(found.Kind, found.Message, found.Place)).Save(file);
            ExplorationReport again = Exploration.Replay(test, ScheduleFile.Load(file).Bind(test.Assemblies));
            Assert.Null(again.Defect);
            // A replay tells everything its schedule shows.
            Finding replayed = Assert.Single(again.Findings, f => (f.Kind, f.Message, f.Place) == (found.Kind, found.Message, found.Place));
            Assert.Equal(
                found.Trace.Events.Select(e => (e.Thread, e.Kind, e.Resource, e.Site)),
                replayed.Trace.Events.Select(e => (e.Thread, e.Kind, e.Resource, e.Site)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
#endif
