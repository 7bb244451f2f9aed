using Interleave;
using Interleave.Primitives;
using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Runtime;

public class FreeTimeTests
{
    [Fact]
    public void Virtual_Timers_FireInTheOrderOfTheirDueTimes()
    {
        Assert.Equal(["abc"], Orders(TimeMode.Virtual, ("c", 30), ("a", 10), ("b", 20)));
    }

    [Fact]
    public void Virtual_TimersDueAtOnce_FireInEveryOrder()
    {
        Assert.Equal(["abc", "acb"], Orders(TimeMode.Virtual, ("c", 20), ("a", 10), ("b", 20)));
    }

    [Fact]
    public void Nondeterministic_Timers_FireInAnyOrder()
    {
        Assert.Equal(["abc", "acb", "bac", "bca", "cab", "cba"], Orders(TimeMode.Nondeterministic, ("c", 30), ("a", 10), ("b", 20)));
    }

    [Theory]
    [InlineData(TimeMode.Virtual, "in time")]
    [InlineData(TimeMode.Nondeterministic, "in time", "too late")]
    public void TimedWait_SomebodySignals_MayElapseOnlyWhereTimeIsFree(TimeMode time, params string[] expected)
    {
        var outcomes = new SortedSet<string>(StringComparer.Ordinal);
        string outcome = "";
        Run(
            time,
            () =>
            {
                SemaphoreSlim gate = SemaphoreSlimModel.ctor(0);
                LogicalThread other = Runs.Go(() => SemaphoreSlimModel.Release(gate));
                outcome = SemaphoreSlimModel.Wait(gate, 60_000) ? "in time" : "too late";
                Runs.Join(other);
            },
            e =>
            {
                Assert.Equal(ExecutionOutcome.Clean, e.Outcome);
                outcomes.Add(outcome);
            });
        Assert.Equal(expected.Order(StringComparer.Ordinal), outcomes);
    }

    [Fact]
    public void Nondeterministic_CancelledTimer_NeverFires()
    {
        Run(
            TimeMode.Nondeterministic,
            () =>
            {
                bool isCancelled = false;
                VirtualTimer timer = Runs.Now.Clock.Schedule(TimeSpan.FromSeconds(1), _ => Assert.False(isCancelled), null, "t");
                Runs.Touch("here", AccessKind.Write);
                isCancelled = timer.Cancel();
                Runs.Touch("here", AccessKind.Write);
            },
            e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));
    }

    [Fact]
    public void Nondeterministic_Clock_NeverShowsLessThanTheDelay()
    {
        Run(
            TimeMode.Nondeterministic,
            () =>
            {
                long before = Runs.Now.Clock.Now;
                ThreadModel.Sleep(100);
                Assert.True(Runs.Now.Clock.Now >= before + (100 * TimeSpan.TicksPerMillisecond), "slept too short");
            },
            e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));
    }

    [Fact]
    public void Nondeterministic_Finding_SaysThatTimeWasFree()
    {
        FindingDraft? draft = null;
        Run(
            TimeMode.Nondeterministic,
            () =>
            {
                SemaphoreSlim gate = SemaphoreSlimModel.ctor(0);
                LogicalThread other = Runs.Go(() => SemaphoreSlimModel.Release(gate));
                Assert.True(SemaphoreSlimModel.Wait(gate, 60_000), "not in time");
                Runs.Join(other);
            },
            e => draft ??= e.Draft);
        Assert.Contains("time was nondeterministic (--time nondeterministic): any delay may elapse at any point", draft!.Details);
        Assert.Contains(draft.Details, d => d.StartsWith("the time limit of T0 test, due at 60 s, elapsed at point", StringComparison.Ordinal));
    }

    [Fact]
    public void Nondeterministic_PollBySleeping_EndsWithinTheBound()
    {
        Run(
            TimeMode.Nondeterministic,
            () =>
            {
                bool done = false;
                LogicalThread other = Runs.Go(() =>
                {
                    Runs.Touch("flag", AccessKind.Write);
                    done = true;
                });
                while (!done)
                {
                    ThreadModel.Sleep(10);
                }

                Runs.Join(other);
            },
            e => Assert.False(e.IsPastBound));
    }

    private static IEnumerable<string> Orders(TimeMode time, params (string Name, int DueMs)[] timers)
    {
        var orders = new SortedSet<string>(StringComparer.Ordinal);
        string order = "";
        Run(
            time,
            () =>
            {
                order = "";
                foreach ((string name, int due) in timers)
                {
                    Runs.Now.Clock.Schedule(TimeSpan.FromMilliseconds(due), n => order += n, name, name);
                }

                ThreadModel.Sleep(1_000);
                while (order.Length < timers.Length)
                {
                    ThreadModel.Sleep(1_000);
                }
            },
            _ => orders.Add(order));
        return orders;
    }

    private static void Run(TimeMode time, Action body, Action<Execution> visit)
    {
        using var execution = new Execution(-1, "test");
        var strategy = new RandomStrategy();
        for (int i = 0; i < 300; i++)
        {
            var start = new ExecutionStart(3, i, ExplorationProfile.Empty);
            strategy.NextExecution(start);
            execution.Run(body, strategy, start, new ExecutionOptions { Settings = new ExecutionSettings { Time = time, MaxSteps = 500 } });
            visit(execution);
        }
    }
}
