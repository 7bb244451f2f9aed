using Interleave;
using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Runtime;

public class ProgressTests
{
    private static readonly ExecutionOptions s_short = new() { Settings = new ExecutionSettings { MaxSteps = 1_000 } };

    [Fact]
    public void Run_WriterNeverYields_UnfairScheduleIsNoFinding()
    {
        int pastBound = 0;
        Unfairly(
            () =>
            {
                bool done = false;
                object flag = new();
                object counter = new();
                LogicalThread busy = Runs.Go(() =>
                {
                    while (!done)
                    {
                        Runs.Touch(counter, AccessKind.Write);
                    }
                });
                LogicalThread other = Runs.Go(() =>
                {
                    Runs.Touch(flag, AccessKind.Write);
                    done = true;
                });
                Runs.Join(busy, other);
            },
            e =>
            {
                Assert.Equal(ExecutionOutcome.Clean, e.Outcome);
                pastBound += e.IsPastBound ? 1 : 0;
            });
        Assert.Equal(1, pastBound);
    }

    [Fact]
    public void Run_WorkUntilATimeout_EndsOnceTimePasses()
    {
        Unfairly(
            () =>
            {
                bool isCancelled = false;
                object counter = new();
                Runs.Now.Clock.Schedule(TimeSpan.FromSeconds(60), _ => isCancelled = true, null, "cancel");
                Runs.Join(Runs.Go(() => Work()), Runs.Go(() => Work()));

                void Work()
                {
                    while (!isCancelled)
                    {
                        Runs.Touch(counter, AccessKind.Write);
                    }
                }
            },
            e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));
    }

    [Fact]
    public void Run_TwoWaitForAValueNobodyWrites_IsAHangOfBoth()
    {
        Unfairly(
            () =>
            {
                object flag = new();
                Runs.Join(Runs.Go(() => Poll(flag), name: "a"), Runs.Go(() => Poll(flag), name: "b"));
            },
            e =>
            {
                Assert.Equal(FindingKind.Hang, e.Draft!.Kind);
                Assert.Contains("T1 a and T2 b go round, and no value changes any more", e.Draft.Message, StringComparison.Ordinal);
                Assert.Contains(e.Draft.Details, d => d.StartsWith("T0 test waits for the end of T1 a", StringComparison.Ordinal));
            });
    }

    [Fact]
    public void Run_PollUnderALock_IsAHang()
    {
        Unfairly(
            () =>
            {
                TestLock gate = Runs.Now.NewResource<TestLock>();
                object flag = new();
                void PollLocked()
                {
                    while (true)
                    {
                        gate.Enter();
                        Runs.Touch(flag, AccessKind.Read);
                        gate.Exit();
                    }
                }

                Runs.Join(Runs.Go(PollLocked), Runs.Go(PollLocked));
            },
            e => Assert.Equal(FindingKind.Hang, e.Draft!.Kind));
    }

    [Fact]
    public void Run_TwoHandAFlagToAndFro_IsALivelock()
    {
        Unfairly(
            () =>
            {
                object flag = new();
                int turn = 0;
                void Politely(int me)
                {
                    while (true)
                    {
                        Runs.Touch(flag, AccessKind.Read);
                        if (turn == me)
                        {
                            Runs.Touch(flag, AccessKind.Write);
                            turn = 1 - me;
                        }
                    }
                }

                Runs.Join(Runs.Go(() => Politely(0), name: "a"), Runs.Go(() => Politely(1), name: "b"));
            },
            e =>
            {
                Assert.Equal(FindingKind.Livelock, e.Draft!.Kind);
                Assert.Contains("T1 a and T2 b keep changing", e.Draft.Message, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void Run_OnlyAPeriodicTimerGoesOn_HangTellsWhoWaits()
    {
        Unfairly(
            () =>
            {
                void Tick(object? state) => Runs.Now.Clock.Schedule(TimeSpan.FromSeconds(1), Tick, null, "tick");
                Tick(null);
                Runs.Now.Block(LogicalThread.Current!, AccessKind.Wait, Runs.Now.NewResource<Never>());
            },
            e =>
            {
                Assert.Equal(FindingKind.Hang, e.Draft!.Kind);
                Assert.Contains(e.Draft.Details, d => d.StartsWith("T0 test waits for never", StringComparison.Ordinal));
                Assert.Contains(e.Draft.Details, d => d.StartsWith("timer tick is due at", StringComparison.Ordinal));
            });
    }

    [Theory]
    [InlineData("random")]
    [InlineData("pct")]
    [InlineData("dfs")]
    public void Explore_Hang_IsRecordedInFewDecisionsAndReplays(string strategy)
    {
        var target = new DelegateTarget(StuckAfterARace);
        var options = new ExplorationOptions { Schedules = 300, Strategy = strategy, MaxSteps = 2_000, Pin = false };
        Finding finding = Assert.Single(Exploration.Run(target, options).Findings);
        Assert.Equal(FindingKind.Hang, finding.Kind);
        Assert.InRange(finding.Schedule.Decisions.Count, 0, 40);
        ExplorationReport again = Exploration.Replay(target, finding.Schedule);
        Assert.Null(again.Defect);
        Assert.Equal((finding.Kind, finding.Place, finding.Message), again.Findings.Select(f => (f.Kind, f.Place, f.Message)).Single());
    }

    [Fact]
    public void Run_FailureAfterTheBound_SaysThatItWasPassed()
    {
        Unfairly(
            () =>
            {
                bool isLate = false;
                object counter = new();
                Runs.Now.Clock.Schedule(TimeSpan.FromSeconds(60), _ => isLate = true, null, "limit");
                Runs.Join(Runs.Go(() => Work()), Runs.Go(() => Work()));

                void Work()
                {
                    while (!isLate)
                    {
                        Runs.Touch(counter, AccessKind.Write);
                    }

                    throw new TimeoutException("not done in time");
                }
            },
            e =>
            {
                Assert.Equal(FindingKind.UnhandledException, e.Draft!.Kind);
                Assert.Contains(e.Draft.Details, d => d.StartsWith("the step bound (--max-steps 1000) was passed at point 1001", StringComparison.Ordinal));
                Assert.Contains(e.Draft.Details, d => d.StartsWith("from point 1501 on, timers elapsed while threads could go on", StringComparison.Ordinal));
            });
    }

    [Fact]
    public void Run_FailureBeforeTheBound_SaysNothingOfIt() =>
        Unfairly(
            () => throw new TimeoutException("at once"),
            e => Assert.DoesNotContain(e.Draft!.Details, d => d.Contains("step bound", StringComparison.Ordinal)));

    [Fact]
    public void Run_OneThreadAloneForEver_IsAHang()
    {
        Unfairly(
            () =>
            {
                object flag = new();
                while (true)
                {
                    Runs.Touch(flag, AccessKind.Write);
                }
            },
            e => Assert.Contains("after 100000 scheduling points alone", e.Draft!.Message, StringComparison.Ordinal));
    }

    private static void Poll(object flag)
    {
        while (true)
        {
            Runs.Touch(flag, AccessKind.Read);
        }
    }

    private static void StuckAfterARace()
    {
        object place = new();
        int owner = 0;
        void Claim(int me)
        {
            Runs.Touch(place, AccessKind.Write);
            owner = me;
            Runs.Touch(place, AccessKind.Read);
            while (owner != me)
            {
                Runs.Touch(place, AccessKind.Read);
            }
        }

        Runs.Join(Runs.Go(() => Claim(1)), Runs.Go(() => Claim(2)));
    }

    /// <summary>Runs one schedule of the most unfair strategy there is.</summary>
    private static void Unfairly(Action body, Action<Execution> visit)
    {
        using var execution = new Execution(-1, "test");
        execution.Run(body, new FirstStrategy(), new ExecutionStart(1, 0, ExplorationProfile.Empty), s_short);
        visit(execution);
    }

    /// <summary>Never leaves a thread that can go on; else the lowest.</summary>
    private sealed class FirstStrategy : IStrategy
    {
        public bool NextExecution(in ExecutionStart start) => true;

        public int NextThread(in SchedulingPoint point) => Math.Max(0, point.CurrentIndex);

        public int NextValue(int bound) => 0;
    }
}
