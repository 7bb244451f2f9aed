using Interleave;
using Interleave.Primitives;
using Interleave.Runtime;
using Unit.Primitives;
using Xunit;

namespace Unit.Runtime;

public class CircleTests
{
    [Fact]
    public void Run_CircleBesideAThreadThatGoesOn_IsADeadlockAtOnce()
    {
        int found = 0;
        Runs.Many(
            50,
            () =>
            {
                object counter = new();
                LogicalThread busy = Runs.Go(
                    () =>
                    {
                        for (int i = 0; i < 200; i++)
                        {
                            Runs.Touch(counter, AccessKind.Write);
                        }
                    },
                    name: "busy");
                OppositeLocks();
                Runs.Join(busy);
            },
            e =>
            {
                if (e.Draft is { } draft)
                {
                    found++;
                    Assert.Equal(FindingKind.Deadlock, draft.Kind);
                    Assert.Contains("T2 A and T3 B wait for each other.", draft.Message, StringComparison.Ordinal);
                    Assert.InRange(e.Steps, 1, 250);
                }
            });
        Assert.InRange(found, 1, 49);
    }

    [Fact]
    public void Run_CircleBesideATimedWaitAndATimer_TellsThatTheyCannotHelp()
    {
        FindingDraft draft = FirstOf(() =>
        {
            Runs.Go(
                () => Runs.Now.Block(LogicalThread.Current!, AccessKind.Wait, Runs.Now.NewResource<Never>(), TimeSpan.FromSeconds(30)),
                ThreadKind.Background,
                "patient");
            Runs.Now.Clock.Schedule(TimeSpan.FromSeconds(45), _ => { }, null, "alarm");
            OppositeLocks();
        });
        Assert.Contains("none can free them", draft.Message, StringComparison.Ordinal);
        Assert.Contains("timer alarm is due at 45 s", draft.Details);
    }

    [Fact]
    public void Run_CircleWithoutTimers_SaysSo() =>
        Assert.Contains("No timer is pending", FirstOf(OppositeLocks).Message, StringComparison.Ordinal);

    [Fact]
    public void Run_OneOfTheTwoGivesUp_IsClean()
    {
        Runs.Many(
            200,
            () =>
            {
                TestLock a = Runs.Now.NewResource<TestLock>();
                TestLock b = Runs.Now.NewResource<TestLock>();
                Runs.Join(
                    Runs.Go(() => Nest(a, b, null)),
                    Runs.Go(() => Nest(b, a, TimeSpan.FromSeconds(1))));
            },
            e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));
    }

    [Fact]
    public void Run_ThreeInACircle_AreToldInItsOrder()
    {
        FindingDraft draft = FirstOf(() =>
        {
            TestLock a = Runs.Now.NewResource<TestLock>();
            TestLock b = Runs.Now.NewResource<TestLock>();
            TestLock c = Runs.Now.NewResource<TestLock>();
            Runs.Join(
                Runs.Go(() => Nest(a, b, null), name: "A"),
                Runs.Go(() => Nest(b, c, null), name: "B"),
                Runs.Go(() => Nest(c, a, null), name: "C"));
        });
        Assert.Contains("T1 A, T2 B and T3 C wait for one another in a circle", draft.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Join_Itself_IsADeadlockOfOne()
    {
        FindingDraft draft = FirstOf(() => Runs.Join(Runs.Go(() => Runs.Join(LogicalThread.Current!), name: "self")));
        Assert.Contains("T1 self waits for itself", draft.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReaderWriterLock_ReaderHeldBackByAWriterThatGivesUp_IsClean()
    {
        // The reader waits for the writer that waits for the other reader, which waits for the reader; the writer's limit opens that.
        Explored.Random(() =>
        {
            var gate = new ReaderWriterLockSlim();
            Thread second = ThreadModel.ctor(() =>
            {
                ReaderWriterLockSlimModel.EnterReadLock(gate);
                ReaderWriterLockSlimModel.ExitReadLock(gate);
            });
            Go.Parallel(
                () =>
                {
                    ReaderWriterLockSlimModel.EnterReadLock(gate);
                    ThreadModel.Start(second);
                    ThreadModel.Join(second);
                    ReaderWriterLockSlimModel.ExitReadLock(gate);
                },
                () =>
                {
                    if (ReaderWriterLockSlimModel.TryEnterWriteLock(gate, 100))
                    {
                        ReaderWriterLockSlimModel.ExitWriteLock(gate);
                    }
                });
        }).IsClean();
    }

    private static void OppositeLocks()
    {
        TestLock a = Runs.Now.NewResource<TestLock>();
        TestLock b = Runs.Now.NewResource<TestLock>();
        Runs.Join(Runs.Go(() => Nest(a, b, null), name: "A"), Runs.Go(() => Nest(b, a, null), name: "B"));
    }

    private static void Nest(TestLock outer, TestLock inner, TimeSpan? timeout)
    {
        outer.Enter();
        if (inner.Enter(timeout))
        {
            inner.Exit();
        }

        outer.Exit();
    }

    private static FindingDraft FirstOf(Action body)
    {
        FindingDraft? first = null;
        Runs.Many(200, body, e => first ??= e.Draft);
        Assert.Equal(FindingKind.Deadlock, first!.Kind);
        return first;
    }
}
