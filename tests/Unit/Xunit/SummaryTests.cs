using Interleave;
using Interleave.Xunit.Reporting;
using Xunit;

namespace Unit.XunitFront;

public sealed class SummaryTests
{
    private static readonly ExplorationReport s_report = new()
    {
        Schedules = 1_000,
        DistinctSchedules = 998,
        Decisions = 5_000,
        Steps = 31_200,
        Switches = 4_000,
        Elapsed = TimeSpan.FromSeconds(0.5),
    };

    [Fact]
    public void Of_PassedExploration_TellsItsFigures() => Assert.Equal(
        "Interleave: 1,000 schedules (998 distinct) in 0.50 s (2,000/s), 31,200 points; strategy pct:3, seed 7.",
        Summary.Of(s_report, new ExplorationOptions { Strategy = "pct:3", Seed = 7 }, skips: 0));

    [Fact]
    public void Of_ExhaustiveExploration_TellsTheBound() => Assert.EndsWith(
        "; exhaustive (up to 2 preemptions).",
        Summary.Of(s_report with { Exhaustive = true, Bound = "up to 2 preemptions" }, new ExplorationOptions(), skips: 0),
        StringComparison.Ordinal);

    [Fact]
    public void Of_SkipsAndSuppressions_TellsEach()
    {
        string[] lines = Summary.Of(
            s_report with { Suppressed = [(new Suppression(FindingKind.LeakedLock, "Ns.Type", "by design"), 3)] },
            new ExplorationOptions(),
            skips: 2).Split(Environment.NewLine);
        Assert.Equal("In 2 schedules the test skipped itself; they count as passed.", lines[1]);
        Assert.Equal("Suppressed 3 times: LeakedLock in Ns.Type (by design).", lines[2]);
    }
}
