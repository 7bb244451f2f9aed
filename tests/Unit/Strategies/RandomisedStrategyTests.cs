using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

/// <summary>What holds for every strategy that samples.</summary>
public sealed class RandomisedStrategyTests
{
    public static TheoryData<string> Names => ["random", "pct:4", "pos", "surw", "portfolio"];

    [Theory]
    [MemberData(nameof(Names))]
    public void NextThread_UnlockedIncrements_ReachesEveryOutcome(string name)
    {
        Func<string> program = Programs.Increments(2, 2);

        Assert.Equal(["2", "3", "4"], Explored.By(StrategyFactory.Create(name), program, runs: 2_000).Seen);
        Assert.Equal(["2", "3", "4"], Explored.By(StrategyFactory.Create(name), program, runs: 2_000, profile: Explored.Profile(program)).Seen);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NextThread_Philosophers_FindsTheDeadlockSoon(string name)
    {
        Func<string> program = Programs.Philosophers(3);

        Assert.Equal(["Deadlock", "full"], Explored.By(StrategyFactory.Create(name), program, runs: 500, profile: Explored.Profile(program)).Seen);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NextExecution_SameSeedAndIndex_GivesTheSameScheduleWhateverRanBefore(string name)
    {
        Func<string> program = Programs.Increments(3, 3);
        ExplorationProfile profile = Explored.Profile(program);
        List<ulong> inOrder = Explored.By(StrategyFactory.Create(name), program, runs: 30, profile: profile).Hashes;

        IStrategy strategy = StrategyFactory.Create(name);
        using var execution = new Interleave.Runtime.Execution(-1, "test");
        foreach (int index in new[] { 29, 3, 17, 3 })
        {
            var start = new ExecutionStart(1, index, profile);
            strategy.NextExecution(start);
            execution.Run(() => program(), strategy, start, new Interleave.Runtime.ExecutionOptions());
            Assert.Equal(inOrder[index], execution.Decisions.Hash);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NextExecution_OtherSeed_GivesOtherSchedules(string name)
    {
        Func<string> program = Programs.Increments(3, 3);
        Explored first = Explored.By(StrategyFactory.Create(name), program, runs: 30, seed: 1);
        Explored second = Explored.By(StrategyFactory.Create(name), program, runs: 30, seed: 2);

        Assert.True(first.Hashes.Intersect(second.Hashes).Count() < 10, "two seeds should share few schedules");
        Assert.True(first.Distinct > 10, $"{first.Distinct} distinct schedules of 30");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NextValue_TenValues_DrawsEach(string name)
    {
        Explored explored = Explored.By(
            StrategyFactory.Create(name), () => $"{Interleave.Runtime.LogicalThread.Current!.Execution.Choose(10)}", runs: 300);

        Assert.Equal(10, explored.Outcomes.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NextThread_HotPath_AllocatesNothing(string name)
    {
        Func<string> program = Programs.Increments(3, 20);
        IStrategy strategy = StrategyFactory.Create(name);
        ExplorationProfile profile = Explored.Profile(program);
        var counting = new AllocationCounter(strategy);
        Explored.By(counting, program, runs: 60, profile: profile);

        Assert.True(counting.Calls > 1_000);
        Assert.Equal(0, counting.BytesAfterWarmUp);
    }

    /// <summary>Counts what the wrapped strategy allocates, on whichever thread asks it.</summary>
    private sealed class AllocationCounter(IStrategy inner) : IStrategy
    {
        private int _executions;

        public long BytesAfterWarmUp { get; private set; }

        public int Calls { get; private set; }

        public bool NextExecution(in ExecutionStart start)
        {
            _executions++;
            return inner.NextExecution(start);
        }

        public int NextThread(in SchedulingPoint point)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            int chosen = inner.NextThread(point);
            BytesAfterWarmUp += _executions > 20 ? GC.GetAllocatedBytesForCurrentThread() - before : 0;
            Calls++;
            return chosen;
        }

        public int NextValue(int bound) => inner.NextValue(bound);
    }
}
