using Interleave;
using Interleave.Rewriting.Loading;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Detection.Prediction;

/// <summary>Prediction on rewritten programs (see <see cref="Predicted"/>), from one schedule each.</summary>
public sealed class RewrittenProgramTests
{
    private const int Seeds = 20;

    private static readonly Lazy<WorkerCopies> s_copies = new(() => WorkerCopies.Of(typeof(RewrittenProgramTests).Assembly.Location, memory: true));

    [Theory]
    [InlineData(nameof(Predicted.RaceBehindALock), FindingKind.DataRace)]
    [InlineData(nameof(Predicted.RaceBehindAWriteLock), FindingKind.DataRace)]
    [InlineData(nameof(Predicted.RaceOutsideTheLock), FindingKind.DataRace)]
    [InlineData(nameof(Predicted.OppositeOrder), FindingKind.Deadlock)]
    [InlineData(nameof(Predicted.OppositeOrderInTasks), FindingKind.Deadlock)]
    [InlineData(nameof(Predicted.ThreeInACircle), FindingKind.Deadlock)]
    [InlineData(nameof(Predicted.ReaderAgainstWriter), FindingKind.Deadlock)]
    [InlineData(nameof(Predicted.ReadersAndAWaitingWriter), FindingKind.Deadlock)]
    public void Run_HiddenBug_IsFoundFromTheFirstSchedule(string method, FindingKind kind)
    {
        int hidden = 0;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            bool shows = Explore(method, new ExplorationOptions { Seed = seed, Predict = false }).Findings.Count > 0;
            ExplorationReport report = Explore(method, new ExplorationOptions { Seed = seed });

            Finding finding = Assert.Single(report.Findings);
            Assert.Equal((kind, 0L), (finding.Kind, finding.Schedule.Index));
            Assert.Equal(!shows, finding.Details.Contains("Predicted from schedule 0, confirmed by a witness schedule."));
            Assert.Equal(kind, Assert.Single(Exploration.Replay(Target(method), finding.Schedule).Findings).Kind);
            hidden += shows ? 0 : 1;
        }

        Assert.True(hidden >= Seeds / 4, $"only {hidden} of {Seeds} schedules hide it");
    }

    [Theory]
    [InlineData(nameof(Predicted.GateLock))]
    [InlineData(nameof(Predicted.JoinedBetween))]
    [InlineData(nameof(Predicted.OnlyReaders))]
    [InlineData(nameof(Predicted.FlagBetween))]
    public void Run_CorrectProgram_PredictsNothing(string method)
    {
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            ExplorationReport report = Explore(method, new ExplorationOptions { Seed = seed, Schedules = 4 });

            Assert.Empty(report.Findings);
            Assert.Empty(report.Unconfirmed);
            Assert.Equal((0, 0L), (report.ExitCode, report.Witnesses));
        }
    }

    [Fact]
    public void Run_PredictionThatNoWitnessShows_IsToldAsUnconfirmedAndNoFinding()
    {
        ExplorationReport report = Explore(nameof(Predicted.OneSideGivesUp), new ExplorationOptions { Schedules = 20 });

        Assert.Empty(report.Findings);
        Assert.Equal(0, report.ExitCode);
        UnconfirmedPrediction prediction = Assert.Single(report.Unconfirmed);
        Assert.Equal(FindingKind.Deadlock, prediction.Kind);
        Assert.Contains("Predicted.cs:", prediction.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Predicted.RaceBehindALock))]
    [InlineData(nameof(Predicted.ThreeInACircle))]
    [InlineData(nameof(Predicted.OneSideGivesUp))]
    public void Run_OneOrThreeWorkers_TellTheSame(string method)
    {
        var options = new ExplorationOptions { Schedules = 60, KeepGoing = true, Seed = 3 };
        ExplorationReport one = Explore(method, options);
        ExplorationReport three = Exploration.Run(Target(method), options with { Strategy = "random", Workers = 3, Pin = false });

        Assert.Equal(one.Findings.Select(f => (f.Kind, f.Place, f.Count, f.Schedule.Index)), three.Findings.Select(f => (f.Kind, f.Place, f.Count, f.Schedule.Index)));
        Assert.Equal(one.Unconfirmed, three.Unconfirmed);
    }

    [Fact]
    public void Run_TwoExplorationsAtOnceWithWorkersOfDifferentOrdinals_TellWhatEachTellsAlone()
    {
        var options = new ExplorationOptions { Schedules = 60, KeepGoing = true, Seed = 3, Strategy = "random", Workers = 1, Pin = false };
        string[] methods = [nameof(Predicted.RaceBehindALock), nameof(Predicted.ThreeInACircle)];
        ExplorationReport[] alone = [.. methods.Select(m => Exploration.Run(Target(m), options))];

        var together = new ExplorationReport[methods.Length];
        Parallel.For(0, methods.Length, i => together[i] = Exploration.Run(Target(methods[i]), options with { FirstWorker = i }));

        Assert.Equal(alone.Select(Told), together.Select(Told));

        static string Told(ExplorationReport r) => string.Join(
            '\n', r.Findings.Select(f => $"{f.Kind} {f.Place} {f.Count} {f.Schedule.Index}").Append($"{r.DistinctSchedules} {r.Defect} {r.Uncontrolled}"));
    }

    [Fact]
    public void CreateBody_OfAnotherOrdinal_HasItsOwnCopy() =>
        Assert.NotSame(s_copies.Value.ContextOf(0), s_copies.Value.ContextOf(1));

    [Fact]
    public void Run_FirstWorkerNegative_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Exploration.Run(Target(nameof(Predicted.PlainRace)), new ExplorationOptions { FirstWorker = -1 }));

    [Fact]
    public void Run_DataRace_ShowsBothOrdersWithTheirValues()
    {
        ExplorationReport report = Explore(nameof(Predicted.PlainRace), new ExplorationOptions());

        Finding race = Assert.Single(report.Findings);
        string orders = Assert.Single(race.Details, d => d.StartsWith("Both orders were run", StringComparison.Ordinal));
        Assert.True(orders.Contains("T1 thread writes 7, then T2 thread reads 7", StringComparison.Ordinal), orders);
        Assert.Contains("T2 thread reads 0, then T1 thread writes 7", orders, StringComparison.Ordinal);
        Assert.NotNull(race.OtherOrder);
        Assert.NotEqual(race.Schedule.Decisions, race.OtherOrder.Decisions);
        Finding other = Assert.Single(Exploration.Replay(Target(nameof(Predicted.PlainRace)), race.OtherOrder).Findings);
        Assert.Equal((race.Kind, race.Place), (other.Kind, other.Place));
    }

    private static ExplorationReport Explore(string method, ExplorationOptions options)
    {
        ExplorationReport report = Exploration.Run(Target(method), options with { Schedules = options.Schedules == 1_000 ? 1 : options.Schedules, Strategy = "random", Workers = 1, Pin = false });
        Assert.Null(report.Defect);
        Assert.Null(report.Uncontrolled);
        return report;
    }

    private static RewrittenTest Target(string method) => RewrittenTest.Find(s_copies.Value, $"Unit.Rewriting.Fixtures.Predicted.{method}", []);
}
