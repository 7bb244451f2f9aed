using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

public sealed class DfsStrategyTests
{
    [Theory]
    [InlineData(new[] { 1, 1 }, 6)] // two threads of start + write: 4! / (2! 2!)
    [InlineData(new[] { 2, 2 }, 20)]
    [InlineData(new[] { 3, 3 }, 70)]
    [InlineData(new[] { 1, 1, 1 }, 90)]
    [InlineData(new[] { 2, 1, 2 }, 560)] // 8! / (3! 2! 3!)
    public void NextExecution_IndependentThreads_RunsEachInterleavingOnce(int[] writes, int schedules)
    {
        var strategy = new DfsStrategy();
        Explored explored = Explored.By(strategy, Programs.SharedLetters(writes));

        Assert.Equal(schedules, explored.Runs);
        Assert.Equal(schedules, explored.Distinct);
        Assert.True(strategy.IsExhausted && strategy.IsComplete);
        Assert.Equal("", strategy.BoundDescription);
    }

    [Fact]
    public void NextExecution_UnlockedIncrements_ReachesExactlyTheKnownOutcomes()
    {
        // Two threads with two increments each can lose all but two of the four: the last write sees at least its own thread's first.
        Explored explored = Explored.By(new DfsStrategy(), Programs.Increments(2, 2));

        Assert.Equal(["2", "3", "4"], explored.Seen);
        Assert.Equal(252, explored.Runs); // 10! / (5! 5!)
    }

    [Fact]
    public void NextExecution_LockedIncrements_IsAlwaysRight()
    {
        Explored explored = Explored.By(new DfsStrategy(), Programs.LockedIncrements(3, 1));

        Assert.Equal(["3"], explored.Seen);
        Assert.True(explored.Runs > 6);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 6)]
    [InlineData(2, 14)]
    [InlineData(3, 18)]
    [InlineData(4, 20)]
    [InlineData(5, 20)]
    public void NextExecution_PreemptionBound_RunsExactlyTheSchedulesWithin(int bound, int schedules)
    {
        // Two threads of three events: the number of ways to cut both into alternating stretches, by unfinished switches.
        var strategy = new DfsStrategy(bound);
        Explored explored = Explored.By(strategy, Programs.SharedLetters(2, 2));

        Assert.Equal(schedules, explored.Runs);
        Assert.Equal(schedules, explored.Distinct);
        Assert.Equal(bound, strategy.CompletedBound);
        Assert.Equal(bound >= 4, strategy.IsComplete);
        Assert.Equal(bound switch { 1 => "1 preemption", < 4 => $"{bound} preemptions", _ => "" }, strategy.BoundDescription);
    }

    [Fact]
    public void NextExecution_Iterative_RunsEachBoundAndStopsOnceNothingIsCut()
    {
        var strategy = new DfsStrategy(new DfsOptions { PreemptionBound = 100, Iterative = true });
        Explored explored = Explored.By(strategy, Programs.SharedLetters(2, 2));

        Assert.Equal(2 + 6 + 14 + 18 + 20, explored.Runs);
        Assert.Equal(20, explored.Distinct);
        Assert.Equal(4, strategy.CompletedBound);
        Assert.True(strategy.IsComplete);
    }

    [Fact]
    public void NextExecution_PreemptionBound_ReachesTheDeadlockFromOnePreemptionOn()
    {
        // One philosopher stops after the left fork; the others then run into one another by blocking, which costs nothing.
        Assert.Equal(["full"], Explored.By(new DfsStrategy(0), Programs.Philosophers(3)).Seen);
        Assert.Equal(["Deadlock", "full"], Explored.By(new DfsStrategy(1), Programs.Philosophers(3)).Seen);
    }

    [Fact]
    public void NextExecution_Twice_EnumeratesInTheSameOrder()
    {
        Explored first = Explored.By(new DfsStrategy(), Programs.Philosophers(3));
        Explored second = Explored.By(new DfsStrategy(), Programs.Philosophers(3));

        Assert.Equal(first.Hashes, second.Hashes);
        Assert.Equal(first.Runs, first.Distinct);
    }

    [Fact]
    public void NextValue_TwoChoices_EnumeratesEveryCombination()
    {
        var strategy = new DfsStrategy();
        Explored explored = Explored.By(strategy, () =>
        {
            Interleave.Runtime.Execution now = Interleave.Runtime.LogicalThread.Current!.Execution;
            return $"{now.Choose(3)}{now.Choose(2)}";
        });

        Assert.Equal(["00", "01", "10", "11", "20", "21"], explored.Seen);
        Assert.Equal(6, explored.Runs);
    }

    [Fact]
    public void Root_OfEveryPathOfSomeDepth_DividesTheEnumeration()
    {
        Func<string> program = Programs.SharedLetters(2, 1, 2);
        var whole = Explored.By(new DfsStrategy(), program);
        const int Depth = 3;

        var parts = new List<ulong>();
        foreach (IReadOnlyList<int> root in Roots(program, Depth))
        {
            parts.AddRange(Explored.By(new DfsStrategy(new DfsOptions { Root = root }), program).Hashes);
        }

        Assert.Equal(whole.Hashes, parts);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 2, 2)]
    public void SleepSets_IndependentWrites_RunOneScheduleToItsEndAndFewMore(params int[] writes)
    {
        Explored all = Explored.By(new DfsStrategy(), Programs.Letters(writes));
        Explored reduced = Explored.By(new DfsStrategy(new DfsOptions { SleepSets = true }), Programs.Letters(writes));

        // One partial order; the other executions are those a sleep set blocks, which cannot be cut short.
        Assert.True(reduced.Runs * 4 < all.Runs, $"{reduced.Runs} of {all.Runs}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void SleepSets_Increments_LoseNoOutcome(int threads)
    {
        Func<string> program = Programs.Increments(threads, threads == 2 ? 2 : 1);
        Explored all = Explored.By(new DfsStrategy(), program);
        Explored reduced = Explored.By(new DfsStrategy(new DfsOptions { SleepSets = true }), program);

        Assert.Equal(all.Seen, reduced.Seen);
        Assert.True(reduced.Runs < all.Runs, $"{reduced.Runs} of {all.Runs}");
    }

    [Fact]
    public void SleepSets_Philosophers_StillDeadlock()
    {
        Explored all = Explored.By(new DfsStrategy(), Programs.Philosophers(3));
        Explored reduced = Explored.By(new DfsStrategy(new DfsOptions { SleepSets = true }), Programs.Philosophers(3));

        Assert.Equal(["Deadlock", "full"], reduced.Seen);
        Assert.True(reduced.Runs < all.Runs, $"{reduced.Runs} of {all.Runs}");
    }

    [Fact]
    public void Constructor_ContradictoryOptions_SaysWhatToDrop()
    {
        Assert.Contains("drop one", Assert.Throws<ArgumentException>(() => new DfsStrategy(new DfsOptions { SleepSets = true, PreemptionBound = 1 })).Message);
        Assert.Throws<ArgumentException>(() => new DfsStrategy(new DfsOptions { Iterative = true }));
        Assert.Throws<ArgumentException>(() => new DfsStrategy(-1));
    }

    [Fact]
    public void NextThread_ProgramThatChangesBetweenExecutions_IsNamedAsUncontrolled()
    {
        int run = 0;
        var strategy = new DfsStrategy();
        using var execution = new Interleave.Runtime.Execution(-1, "test");
        string? message = null;
        for (int i = 0; i < 10 && message is null; i++)
        {
            var start = new ExecutionStart(1, 0, ExplorationProfile.Empty);
            Assert.True(strategy.NextExecution(start));
            int threads = 2 + (run++ % 2);
            execution.Run(() => Programs.SharedLetters([.. Enumerable.Repeat(1, threads)])(), strategy, start, new Interleave.Runtime.ExecutionOptions());
            message = execution.UncontrolledMessage;
        }

        Assert.Contains("decision 0 offered other threads", message);
        Assert.Contains("{1, 2} then, {1, 2, 3} now", message);
    }

    private static List<IReadOnlyList<int>> Roots(Func<string> program, int depth)
    {
        var strategy = new DfsStrategy(new DfsOptions { MaxBranchDepth = depth });
        var roots = new List<IReadOnlyList<int>>();
        using var execution = new Interleave.Runtime.Execution(-1, "test");
        var start = new ExecutionStart(1, 0, ExplorationProfile.Empty);
        while (strategy.NextExecution(start))
        {
            execution.Run(() => program(), strategy, start, new Interleave.Runtime.ExecutionOptions());
            roots.Add([.. strategy.Path.Take(depth)]);
        }

        return roots;
    }
}
