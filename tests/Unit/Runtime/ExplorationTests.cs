using Interleave;
using Interleave.Runtime;
using Xunit;

namespace Unit.Runtime;

public class ExplorationTests
{
    private static readonly ExplorationOptions s_options = new() { Schedules = 500, Strategy = "random", Pin = false };

    [Theory]
    [InlineData("random")]
    [InlineData("pct")]
    [InlineData("pos")]
    [InlineData("surw")]
    [InlineData("portfolio")]
    public void Run_OneOrThreeWorkers_ReportTheSameFinding(string strategy)
    {
        ExplorationReport one = Exploration.Run(new DelegateTarget(RareLostUpdate), s_options with { Strategy = strategy, Workers = 1 });
        ExplorationReport three = Exploration.Run(new DelegateTarget(RareLostUpdate), s_options with { Strategy = strategy, Workers = 3 });
        Assert.Equal(2, one.ExitCode);
        Finding a = Assert.Single(one.Findings);
        Finding b = Assert.Single(three.Findings);
        Assert.Equal(a.Schedule.Index, b.Schedule.Index);
        Assert.Equal(a.Schedule.Decisions, b.Schedule.Decisions);
        Assert.Equal(one.Schedules, three.Schedules);
        Assert.Equal(one.DistinctSchedules, three.DistinctSchedules);
    }

    [Fact]
    public void Run_CorrectProgram_IsClean()
    {
        ExplorationReport report = Exploration.Run(new DelegateTarget(LockedIncrements), s_options);
        Assert.Equal(0, report.ExitCode);
        Assert.Equal(500, report.Schedules);
        Assert.InRange(report.DistinctSchedules, 2, 500);
    }

    [Fact]
    public void Run_Dfs_IsExhaustiveAndSaysSo()
    {
        ExplorationReport report = Exploration.Run(new DelegateTarget(LockedIncrements), s_options with { Strategy = "dfs", Schedules = 100_000 });
        Assert.True(report.Exhaustive);
        Assert.Equal("", report.Bound);
        Assert.Equal(report.Schedules, report.DistinctSchedules);
        Assert.Equal(0, report.ExitCode);
    }

    [Fact]
    public void Run_DfsWithBound_SaysUpToWhich()
    {
        ExplorationReport report = Exploration.Run(new DelegateTarget(LockedIncrements), s_options with { Strategy = "dfs:1", Schedules = 100_000 });
        Assert.True(report.Exhaustive);
        Assert.Contains("1", report.Bound, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_KeepGoing_TellsEqualFindingsOnceWithTheirCount()
    {
        ExplorationReport report = Exploration.Run(new DelegateTarget(RareLostUpdate), s_options with { KeepGoing = true });
        Finding finding = Assert.Single(report.Findings);
        Assert.Equal(500, report.Schedules);
        Assert.InRange(finding.Count, 2, 499);
    }

    [Fact]
    public void Replay_OfAFinding_ShowsItAgain()
    {
        ExplorationReport report = Exploration.Run(new DelegateTarget(RareLostUpdate), s_options);
        Finding finding = Assert.Single(report.Findings);
        for (int i = 0; i < 3; i++)
        {
            ExplorationReport again = Exploration.Replay(new DelegateTarget(RareLostUpdate), finding.Schedule);
            Assert.Null(again.Defect);
            Finding replayed = Assert.Single(again.Findings);
            Assert.Equal((finding.Kind, finding.Place, finding.Message), (replayed.Kind, replayed.Place, replayed.Message));
            Assert.Equal(finding.Trace.Events.Select(e => (e.Thread, e.Kind, e.Resource)), replayed.Trace.Events.Select(e => (e.Thread, e.Kind, e.Resource)));
        }
    }

    [Fact]
    public void Replay_OfAnotherProgram_SaysWhereItDiverged()
    {
        Finding finding = Assert.Single(Exploration.Run(new DelegateTarget(RareLostUpdate), s_options).Findings);
        ExplorationReport other = Exploration.Replay(new DelegateTarget(LockedIncrements), finding.Schedule);
        Assert.NotNull(other.Defect);
        Assert.Equal(3, other.ExitCode);
    }

    [Fact]
    public void Run_Nondeterministic_IsReportedNotPassed()
    {
        int runs = 0;
        ExplorationReport report = Exploration.Run(
            new DelegateTarget(() =>
            {
                int extra = Interlocked.Increment(ref runs);
                Runs.Join(Runs.Go(() => Touches(extra)), Runs.Go(() => Touches(3)));
            }),
            s_options);
        Assert.Equal(1, report.ExitCode);
        Assert.Contains("differ", report.Uncontrolled, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ThreadNeverComesBack_IsNamedByTheWatchdog()
    {
        using var stuck = new ManualResetEventSlim();
        ExplorationReport report = Exploration.Run(
            new DelegateTarget(() => stuck.Wait()),
            s_options with { Watchdog = TimeSpan.FromMilliseconds(300) });
        stuck.Set();
        Assert.Equal(1, report.ExitCode);
        Assert.Contains("has not come back", report.Uncontrolled, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Suppressed_IsCountedNotReported()
    {
        var suppression = new Suppression(FindingKind.UnhandledException, "", "known");
        ExplorationReport report = Exploration.Run(new DelegateTarget(RareLostUpdate), s_options with { Suppressions = [suppression] });
        Assert.Empty(report.Findings);
        Assert.Equal(0, report.ExitCode);
        Assert.True(Assert.Single(report.Suppressed).Count > 0);
    }

    [Fact]
    public void Run_Cancelled_KeepsWhatItHas()
    {
        using var source = new CancellationTokenSource();
        source.CancelAfter(200);
        ExplorationReport report = Exploration.Run(new DelegateTarget(LockedIncrements), s_options with { Schedules = long.MaxValue }, null, source.Token);
        Assert.True(report.Interrupted);
        Assert.InRange(report.Schedules, 1, long.MaxValue - 1);
    }

    [Fact]
    public void Run_ConsoleOutput_IsOnlyThatOfTheFailingSchedule()
    {
        Finding finding = Assert.Single(Exploration.Run(
            new DelegateTarget(() =>
            {
                Console.WriteLine("hello from the test");
                RareLostUpdate();
            }),
            s_options).Findings);
        Assert.Equal("hello from the test" + Environment.NewLine, finding.Output);
    }

    private static void Touches(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Runs.Touch("shared", AccessKind.Write);
        }
    }

    private static void LockedIncrements()
    {
        TestLock gate = Runs.Now.NewResource<TestLock>();
        void Work()
        {
            for (int i = 0; i < 3; i++)
            {
                gate.Enter();
                gate.Exit();
            }
        }

        Runs.Join(Runs.Go(Work), Runs.Go(Work));
    }

    private static void RareLostUpdate()
    {
        object location = new();
        int value = 0;
        void Work()
        {
            for (int i = 0; i < 2; i++)
            {
                Runs.Touch(location, AccessKind.Read);
                int read = value;
                Runs.Touch(location, AccessKind.Write);
                value = read + 1;
            }
        }

        Runs.Join(Runs.Go(Work), Runs.Go(Work));
        Assert.True(value != 2, "two updates were lost");
    }
}
