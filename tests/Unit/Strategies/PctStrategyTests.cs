using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

public sealed class PctStrategyTests
{
    private const int Steps = 16;

    [Fact]
    public void NextThread_BugOfDepthTwo_IsFoundAtLeastAsOftenAsGuaranteed()
    {
        Func<string> program = Programs.Window(Steps);
        ExplorationProfile profile = Explored.Profile(program);
        const int Runs = 4_000;
        Explored pct = Explored.By(new PctStrategy(2), program, Runs, profile: profile);
        Explored walk = Explored.By(new RandomStrategy(), program, Runs, profile: profile);

        // Two threads, k decisions: at least 1/(n·k). A random walk has to draw the same thread 16 times.
        // The bound is tight for this bug, so three standard deviations of a sample are allowed below it.
        double guaranteed = Runs / (2.0 * profile.MaxDecisions);
        Assert.True(pct.Outcomes["boom"] >= guaranteed - (3 * Math.Sqrt(guaranteed)), $"{pct.Outcomes["boom"]} of {Runs}, guaranteed {guaranteed:0}");
        Assert.True(walk.Outcomes.GetValueOrDefault("boom") * 10 < pct.Outcomes["boom"]);
    }

    [Fact]
    public void NextThread_DepthOne_NeverPreemptsARunningThread()
    {
        Explored explored = Explored.By(new PctStrategy(1), Programs.SharedLetters(3, 3, 3), runs: 600);

        // Priorities never change, so each thread runs to its end: one outcome for each order of three threads.
        Assert.Equal(["aaabbbccc", "aaacccbbb", "bbbaaaccc", "bbbcccaaa", "cccaaabbb", "cccbbbaaa"], explored.Seen);
        Assert.All(explored.Outcomes.Values, n => Assert.InRange(n, 60, 140));
    }

    [Fact]
    public void NextThread_DepthTwo_PreemptsAtMostOnce()
    {
        Explored explored = Explored.By(new PctStrategy(2), Programs.SharedLetters(4, 4), runs: 1_000);

        // aaaa bbbb with one change: a run of the first, all of the second, the rest of the first.
        Assert.All(explored.Seen, order => Assert.True(Stretches(order) <= 3, order));
        Assert.Contains(explored.Seen, order => Stretches(order) == 3);
    }

    [Fact]
    public void Constructor_DepthZero_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new PctStrategy(0));

    private static int Stretches(string order) => 1 + order.Zip(order.Skip(1)).Count(p => p.First != p.Second);
}
