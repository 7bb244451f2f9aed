using Interleave;
using Interleave.Runtime;
using Xunit;

namespace Unit.Runtime;

public class ExecutionTests
{
    [Fact]
    public void Run_TwoUnlockedIncrements_ShowsBothOutcomes()
    {
        var outcomes = new HashSet<int>();
        int value = 0;
        Runs.Many(
            200,
            () =>
            {
                value = 0;
                object location = new();
                void Increment()
                {
                    Runs.Touch(location, AccessKind.Read);
                    int read = value;
                    Runs.Touch(location, AccessKind.Write);
                    value = read + 1;
                }

                Runs.Join(Runs.Go(Increment), Runs.Go(Increment));
            },
            e =>
            {
                Assert.Equal(ExecutionOutcome.Clean, e.Outcome);
                outcomes.Add(value);
            });
        Assert.Equal([1, 2], outcomes.Order());
    }

    [Fact]
    public void Run_SameSeedAndIndex_GivesTheSameSchedule()
    {
        var hashes = new List<ulong>();
        for (int round = 0; round < 2; round++)
        {
            Runs.Many(20, ThreeLockers, e => hashes.Add(e.Decisions.Hash));
        }

        Assert.Equal(hashes[..20], hashes[20..]);
        Assert.True(hashes[..20].Distinct().Count() > 15, "random schedules should differ from one another");
    }

    [Fact]
    public void Run_LocksTakenInOppositeOrder_FindsDeadlockNamingHolders()
    {
        int deadlocks = 0;
        Runs.Many(
            100,
            () =>
            {
                TestLock a = Runs.Now.NewResource<TestLock>();
                TestLock b = Runs.Now.NewResource<TestLock>();
                void Nest(TestLock outer, TestLock inner)
                {
                    outer.Enter();
                    inner.Enter();
                    inner.Exit();
                    outer.Exit();
                }

                Runs.Join(Runs.Go(() => Nest(a, b), name: "A"), Runs.Go(() => Nest(b, a), name: "B"));
            },
            e =>
            {
                if (e.Outcome == ExecutionOutcome.Finding)
                {
                    deadlocks++;
                    Assert.Equal(FindingKind.Deadlock, e.Draft!.Kind);
                    Assert.Contains(e.Draft.Details, d => d.StartsWith("T1 A waits to acquire", StringComparison.Ordinal) && d.Contains("held by T2 B", StringComparison.Ordinal));
                    Assert.Contains(e.Draft.Details, d => d.StartsWith("T2 B waits to acquire", StringComparison.Ordinal) && d.Contains("holds lock", StringComparison.Ordinal));
                }
            });
        Assert.InRange(deadlocks, 1, 99);
    }

    [Fact]
    public void Run_ExceptionInThread_IsAFindingAndOthersUnwind()
    {
        int unwound = 0;
        Runs.Many(
            20,
            () =>
            {
                LogicalThread waiting = Runs.Go(() =>
                {
                    try
                    {
                        Runs.Now.Block(LogicalThread.Current!, AccessKind.Wait, Runs.Now.NewResource<Never>());
                    }
                    finally
                    {
                        unwound++;
                    }
                });
                LogicalThread failing = Runs.Go(() => throw new InvalidOperationException("boom"));
                Runs.Join(waiting, failing);
            },
            e =>
            {
                Assert.Equal(FindingKind.UnhandledException, e.Draft!.Kind);
                Assert.Contains("boom", e.Draft.Message, StringComparison.Ordinal);
            });
        Assert.InRange(unwound, 1, 20);
    }

    [Fact]
    public void Run_ThreadEndsHoldingALock_IsALeakedLock()
    {
        Runs.Many(
            5,
            () => Runs.Join(Runs.Go(() => Runs.Now.NewResource<TestLock>().Enter())),
            e => Assert.Equal(FindingKind.LeakedLock, e.Draft!.Kind));
    }

    [Fact]
    public void Run_EndlessWrites_IsALivelock()
    {
        Runs.Many(
            2,
            () =>
            {
                object flag = new();
                void Loop()
                {
                    while (true)
                    {
                        Runs.Touch(flag, AccessKind.Write);
                    }
                }

                Runs.Join(Runs.Go(Loop), Runs.Go(Loop));
            },
            e => Assert.Equal(FindingKind.Livelock, e.Draft!.Kind),
            new ExecutionOptions { Settings = new ExecutionSettings { MaxSteps = 500 } });
    }

    [Fact]
    public void Run_SpinnerYields_LetsTheWriterGoFirst()
    {
        bool flag = false;
        Runs.Many(
            50,
            () =>
            {
                flag = false;
                object location = new();
                LogicalThread spinner = Runs.Go(() =>
                {
                    while (true)
                    {
                        Runs.Touch(location, AccessKind.Read);
                        if (flag)
                        {
                            return;
                        }

                        Runs.Now.Yield(LogicalThread.Current!);
                    }
                });
                LogicalThread writer = Runs.Go(() =>
                {
                    Runs.Touch(location, AccessKind.Write);
                    flag = true;
                });
                Runs.Join(spinner, writer);
            },
            e =>
            {
                Assert.Equal(ExecutionOutcome.Clean, e.Outcome);
                Assert.True(e.Steps < 30, $"the spinner took {e.Steps} steps");
            });
    }

    [Fact]
    public void Block_WithTimeout_GivesUpOnlyWhenNobodyElseCanGoOn()
    {
        Runs.Many(
            50,
            () =>
            {
                TestLock gate = Runs.Now.NewResource<TestLock>();
                gate.Enter();
                bool got = true;
                LogicalThread waiter = Runs.Go(() => got = gate.Enter(TimeSpan.FromMilliseconds(10)));
                LogicalThread other = Runs.Go(() =>
                {
                    for (int i = 0; i < 5; i++)
                    {
                        Runs.Touch(gate, AccessKind.Write);
                        Assert.Equal(0, Runs.Now.Clock.Now);
                    }
                });
                Runs.Join(waiter, other);
                Assert.False(got);
                Assert.Equal(TimeSpan.FromMilliseconds(10).Ticks, Runs.Now.Clock.Now);
                gate.Exit();
            },
            e => Assert.Null(e.Draft));
    }

    [Fact]
    public void Run_TimersDueTogether_RunInEitherOrder()
    {
        var orders = new HashSet<string>();
        string order = "";
        Runs.Many(
            50,
            () =>
            {
                order = "";
                TestLock never = Runs.Now.NewResource<TestLock>();
                never.Enter();
                LogicalThread main = LogicalThread.Current!;
                foreach (string name in new[] { "a", "b" })
                {
                    Runs.Now.Clock.Schedule(TimeSpan.FromMilliseconds(1), _ => order += name, null, name);
                }

                Runs.Now.Clock.Schedule(TimeSpan.FromMilliseconds(5), _ => order += "z", null, "late");
                main.Execution.Block(main, AccessKind.Sleep, Runs.Now.NewResource<Never>(), TimeSpan.FromMilliseconds(9));
                never.Exit();
            },
            e =>
            {
                Assert.Null(e.Draft);
                orders.Add(order);
            });
        Assert.Equal(["abz", "baz"], orders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_BackgroundThreadLeft_IsCutOffWithoutAFinding()
    {
        int cut = 0;
        Runs.Many(
            20,
            () =>
            {
                Runs.Go(
                () =>
                {
                    try
                    {
                        LogicalThread me = LogicalThread.Current!;
                        me.Execution.Block(me, AccessKind.Wait, Runs.Now.NewResource<Never>());
                    }
                    finally
                    {
                        cut++;
                    }
                },
                ThreadKind.Background);
                Runs.Touch(new object(), AccessKind.Write);
            },
            e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));
        Assert.InRange(cut, 1, 19);
    }

    private static void ThreeLockers()
    {
        TestLock gate = Runs.Now.NewResource<TestLock>();
        void Work()
        {
            for (int i = 0; i < 5; i++)
            {
                gate.Enter();
                gate.Exit();
            }
        }

        Runs.Join(Runs.Go(Work), Runs.Go(Work), Runs.Go(Work));
    }

    private sealed class Never : Resource
    {
        public override string KindName => "never";

        public override bool IsReady(LogicalThread thread) => false;
    }
}
