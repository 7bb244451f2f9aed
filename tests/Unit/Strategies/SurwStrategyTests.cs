using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

public sealed class SurwStrategyTests
{
    [Fact]
    public void NextThread_ExactCounts_SamplesInterleavingsUniformly()
    {
        // Threads of 1 + 2 and 1 + 5 events: 9! / (3! 6!) = 84 interleavings.
        const int Runs = 8_400;
        var profile = new ExplorationProfile { MaxDecisions = 9, MaxThreads = 3, PointsByThread = [1, 2, 5] };
        Explored uniform = Explored.By(new SurwStrategy(), Programs.SharedLetters(2, 5), Runs, profile: profile);
        Explored walk = Explored.By(new RandomStrategy(), Programs.SharedLetters(2, 5), Runs);

        Assert.Equal(84, uniform.Distinct);
        Assert.True(ChiSquare(uniform, 84) < 127.3, $"{ChiSquare(uniform, 84)}"); // 83 degrees of freedom, 0.1 %
        Assert.True(ChiSquare(walk, 84) > 1_000, "a random walk is far from uniform here, so this test can tell");
    }

    [Fact]
    public void NextThread_InterestingGroup_SamplesItsOrdersUniformlyWhateverElseThreadsDo()
    {
        // Only the writes count, two and four of them: 15 orders; the starts of the threads do not.
        const int Runs = 3_000;
        var group = new EventGroup(new HashSet<int> { Programs.Cell.Site }, [0, 2, 4]);
        var profile = new ExplorationProfile { MaxDecisions = 8, MaxThreads = 3, PointsByThread = [1, 2, 4], Groups = [group, group, group] };
        Explored explored = Explored.By(new SurwStrategy(), Programs.SharedLetters(2, 4), Runs, profile: profile);

        Assert.Equal(15, explored.Outcomes.Count);
        // A quarter of the executions walk over all events, which is nearly uniform over the orders too.
        double expected = Runs / 15.0;
        double chi = explored.Outcomes.Values.Sum(n => (n - expected) * (n - expected) / expected);
        Assert.True(chi < 60, $"{chi}");
    }

    [Fact]
    public void NextThread_IntendedThreadBlocked_LetsOthersGoOn()
    {
        // Both threads' interesting events need the lock: whoever is meant to go first, the holder has to finish.
        var group = new EventGroup(new HashSet<int> { 0, Programs.Cell.Site }, [1, 3, 3]);
        var profile = new ExplorationProfile { MaxDecisions = 12, MaxThreads = 3, PointsByThread = [1, 3, 3], Groups = [group] };
        Explored explored = Explored.By(new SurwStrategy(), Programs.LockedIncrements(2, 3), runs: 300, profile: profile);

        Assert.Equal(["6"], explored.Seen);
    }

    [Fact]
    public void NextExecution_NoProfile_IsARandomWalk()
    {
        Explored explored = Explored.By(new SurwStrategy(), Programs.SharedLetters(1, 1), runs: 400);

        Assert.Equal(2, explored.Outcomes.Count);
    }

    private static double ChiSquare(Explored explored, int cells)
    {
        double expected = (double)explored.Runs / cells;
        IEnumerable<int> counts = explored.Hashes.GroupBy(h => h).Select(g => g.Count());
        int missing = cells - explored.Distinct;
        return counts.Sum(n => (n - expected) * (n - expected) / expected) + (missing * expected);
    }
}
