extern alias HsmCommand;

using HsmCommand::Hsm.Cli.Exploring;
using Interleave;
using Xunit;
using Terminal = HsmCommand::Interleave.Cli.Hosting.Terminal;

namespace Unit.Cli;

public sealed class ExplorePlanTests
{
    private static readonly ExplorationReport s_report = new()
    {
        Schedules = 100,
        DistinctSchedules = 100,
        Decisions = 500,
        Steps = 1_000,
        Switches = 200,
        Elapsed = TimeSpan.FromSeconds(2),
    };

    [Theory]
    [InlineData(8, 2, 2)]
    [InlineData(7, 2, 1)]
    [InlineData(13, 3, 3)]
    [InlineData(100, 1, 1)]
    public void LanesOf_ARow_AreAsManyAsWorkersWhereThereAreEnoughCases(int cases, int workers, int expected)
    {
        ExplorePlan plan = Plan(Options(workers), cases);

        Assert.Equal(expected, plan.LanesOf(plan.Rows[0]));
        Assert.All(
            Enumerable.Range(0, expected).Select(lane => plan.OptionsOf(row: 0, lane, lane, TimeSpan.Zero)),
            static (options, lane) => Assert.Equal(lane, options.FirstWorker));
        Assert.Equal(workers, expected * plan.OptionsOf(row: 0, index: 0, lane: 0, TimeSpan.Zero).Workers);
    }

    [Fact]
    public void OptionsOf_ALimitOfTime_SharesWhatIsLeftAmongTheCasesThatFollowEachOther()
    {
        // Two lanes of four cases each, then three one after the other: seven turns.
        ExplorePlan plan = Plan(Options(workers: 2) with { TimeLimit = TimeSpan.FromSeconds(70) }, 8, 3);

        Assert.Equal([10, 10, 10, 10, 25], [Share(0, 0, 0), Share(0, 1, 0), Share(0, 2, 10), Share(0, 7, 30), Share(1, 1, 20)]);

        double Share(int row, int index, int elapsedSeconds) =>
            plan.OptionsOf(row, index, lane: 0, TimeSpan.FromSeconds(elapsedSeconds)).TimeLimit!.Value.TotalSeconds;
    }

    [Fact]
    public void End_ARowExploredInLanes_TellsTheRateOfAllTogether()
    {
        ExplorePlan plan = Plan(Options(workers: 2), 8);
        using var words = new StringWriter();
        using var board = new ExploreBoard(new Terminal(TextWriter.Null, TextWriter.Null), words, plan);

        board.Begin(plan.Rows[0]);
        for (int i = 0; i < 8; i++)
        {
            board.Done(lane: i % 2, Result(plan, i));
        }

        board.End();

        // Eight cases of 100 schedules in 2 s each, two at a time.
        Assert.Equal("[1/1] configuration 0: 800 schedules, 100/s, findings: 0", words.ToString().TrimEnd());
    }

    [Fact]
    public void SoFar_CasesThatRunAtOnce_CountsThemAll()
    {
        ExplorePlan plan = Plan(Options(workers: 2), 8);
        ExplorationProgress[] running = [Progress(schedules: 30, findings: 0), Progress(schedules: 10, findings: 1)];

        RowFigures figures = RowFigures.SoFar([Result(plan, 0)], running, lanes: 2);

        Assert.Equal(new RowFigures(140, 1_400, TimeSpan.FromSeconds(2), "1 so far"), figures);
        Assert.Equal("…", RowFigures.SoFar([], [running[0]], lanes: 2).Findings);
    }

    private static ExplorationProgress Progress(long schedules, int findings) => new(schedules, 1_000, 10 * schedules, findings, TimeSpan.FromSeconds(1));

    private static CaseResult Result(ExplorePlan plan, int index) => new(plan.Rows[0], plan.Rows[0].Cases[index], plan.Options, s_report, []);

    private static ExplorationOptions Options(int workers) => new() { Schedules = 1_000, Workers = workers };

    private static ExplorePlan Plan(ExplorationOptions options, params int[] cases) => new(
        [.. cases.Select(static (count, row) => new ExploreRow("", $"configuration {row}", "2", [.. Enumerable.Range(0, count).Select(i => new ExploreCase($"configuration {row}", $"workload {i}", ""))]))],
        options);
}
