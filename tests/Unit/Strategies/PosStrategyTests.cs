using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

public sealed class PosStrategyTests
{
    [Fact]
    public void NextThread_RareOrder_IsSampledMoreOftenThanByARandomWalk()
    {
        // "early" last means that one thread's whole work came before one step of the other: 2^-8 or so in a random
        // walk; with one priority for the waiting step, one in (number of events + 1) or so.
        const int Runs = 2_000;
        Explored pos = Explored.By(new PosStrategy(), Programs.LateWriter(6), Runs);
        Explored walk = Explored.By(new RandomStrategy(), Programs.LateWriter(6), Runs);

        Assert.InRange(pos.Outcomes["early"], Runs / 16, Runs / 3);
        Assert.True(walk.Outcomes.GetValueOrDefault("early") < Runs / 40);
    }

    [Fact]
    public void NextThread_RacingWrites_AreOrderedEvenly()
    {
        // Three threads, one write each to one cell: the redraw after each write makes all six orders alike.
        const int Runs = 3_000;
        Explored explored = Explored.By(new PosStrategy(), Programs.SharedLetters(1, 1, 1), Runs);

        Assert.Equal(6, explored.Outcomes.Count);
        Assert.All(explored.Outcomes.Values, n => Assert.InRange(n, Runs / 6 * 0.8, Runs / 6 * 1.2));
    }
}
