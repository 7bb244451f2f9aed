using Interleave.Primitives;
using Interleave.Runtime;
using Xunit;

namespace Unit.Primitives;

public sealed class OtherModelTests
{
    [Fact]
    public void Lock_TwoIncrements_NoneIsLost()
    {
        Explored.All(() =>
        {
            Lock gate = LockModel.ctor();
            int count = 0;
            void Add()
            {
                using (LockModel.EnterScope(gate))
                {
                    int read = count;
                    ThreadModel.Yield();
                    count = read + 1;
                }
            }

            Go.Parallel(Add, Add);
            return $"{count}";
        }).IsClean().Are("2");
    }

    [Fact]
    public void Lock_RandomSequences_AnswerLikeTheRealOne()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            string real = Sequence(seed);
            Explored.All(() => Sequence(seed)).IsClean().Are(real);
        }

        static string Sequence(int seed)
        {
            var random = new Random(seed);
            Lock gate = LockModel.ctor();
            var log = new System.Text.StringBuilder();
            for (int i = 0; i < 12; i++)
            {
                int call = random.Next(4);
                log.Append(Observed.Of(() => Call(gate, call))).Append(' ');
            }

            while (LockModel.get_IsHeldByCurrentThread(gate))
            {
                LockModel.Exit(gate);
            }

            return log.ToString();
        }

        static object? Call(Lock gate, int call)
        {
            switch (call)
            {
                case 0:
                    return LockModel.TryEnter(gate, 0);
                case 1:
                    LockModel.Exit(gate);
                    return null;
                case 2:
                    return LockModel.TryEnter(gate, -2);
                default:
                    return LockModel.get_IsHeldByCurrentThread(gate);
            }
        }
    }

    [Fact]
    public void Lazy_TwoThreads_RunTheFactoryOnce()
    {
        Explored.All(() =>
        {
            int made = 0;
            var lazy = new Lazy<int>(() =>
            {
                made++;
                ThreadModel.Yield();
                return 7;
            });
            int sum = 0;
            Go.Parallel(() => InterlockedModel.Add(ref sum, LazyModel<int>.get_Value(lazy)), () => InterlockedModel.Add(ref sum, LazyModel<int>.get_Value(lazy)));
            return $"{made} {sum}";
        }).IsClean().Are("1 14");
    }

    [Fact]
    public void Lazy_PublicationOnly_MayRunTheFactoryTwice()
    {
        Explored.All(() =>
        {
            int made = 0;
            var lazy = new Lazy<object>(
                () =>
                {
                    made++;
                    ThreadModel.Yield();
                    return new object();
                },
                LazyThreadSafetyMode.PublicationOnly);
            object?[] got = new object?[2];
            Go.Parallel(() => got[0] = LazyModel<object>.get_Value(lazy), () => got[1] = LazyModel<object>.get_Value(lazy));
            return $"{made} {ReferenceEquals(got[0], got[1])}";
        }).IsClean().Are("1 True", "2 True");
    }

    [Fact]
    public void Timer_Periodic_FiresInVirtualTimeUntilDisposed()
    {
        Explored.Random(() =>
        {
            int ticks = 0;
            Timer timer = TimerModel.ctor(_ => ticks++, null, 10, 10);
            ThreadModel.Sleep(35);
            TimerModel.Dispose(timer);
            ThreadModel.Sleep(35);
            return $"{ticks}";
        }).IsClean().Are("3");
    }

    [Fact]
    public void Timer_WithoutState_GetsItself()
    {
        Explored.Random(() =>
        {
            object? seen = null;
            Timer timer = TimerModel.ctor(s => seen = s);
            TimerModel.Change(timer, 5, Timeout.Infinite);
            ThreadModel.Sleep(50);
            return $"{ReferenceEquals(seen, timer)}";
        }).IsClean().Are("True");
    }

    [Fact]
    public void CountdownEvent_RandomSequences_AnswerLikeTheRealOne()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            string real = Sequence(seed);
            Explored.All(() => Sequence(seed)).IsClean().Are(real);
        }

        static string Sequence(int seed)
        {
            var random = new Random(seed);
            CountdownEvent gate = CountdownEventModel.ctor(random.Next(4));
            var log = new System.Text.StringBuilder();
            for (int i = 0; i < 12; i++)
            {
                int call = random.Next(7);
                log.Append(Observed.Of(() => Call(gate, call))).Append(' ');
            }

            return log.ToString();
        }

        static object? Call(CountdownEvent gate, int call)
        {
            switch (call)
            {
                case 0:
                    return CountdownEventModel.Signal(gate);
                case 1:
                    return CountdownEventModel.Signal(gate, 2);
                case 2:
                    return CountdownEventModel.TryAddCount(gate);
                case 3:
                    CountdownEventModel.AddCount(gate, 2);
                    return null;
                case 4:
                    return CountdownEventModel.Wait(gate, 0);
                case 5:
                    return CountdownEventModel.get_CurrentCount(gate);
                default:
                    CountdownEventModel.Reset(gate);
                    return CountdownEventModel.get_IsSet(gate);
            }
        }
    }

    [Fact]
    public void SpinLock_HeldByAnother_BlocksInsteadOfSpinning()
    {
        Explored.All(() =>
        {
            var gate = new ControlledSpinLock(true);
            int count = 0;
            void Add()
            {
                bool taken = false;
                gate.Enter(ref taken);
                int read = count;
                ThreadModel.Yield();
                count = read + 1;
                gate.Exit();
            }

            Go.Parallel(Add, Add);
            return $"{count}";
        }).IsClean().Are("2");
    }

    [Fact]
    public void SpinLock_EnteredTwice_Throws()
    {
        Explored.All(() =>
        {
            var gate = new ControlledSpinLock(true);
            bool first = false;
            bool second = false;
            gate.Enter(ref first);
            string thrown = Observed.Of(() =>
            {
                gate.Enter(ref second);
                return null;
            });
            gate.Exit();
            return $"{thrown} {gate.IsHeld}";
        }).IsClean().Are("LockRecursionException False");
    }

    [Fact]
    public void SetSynchronizationContext_OneOfTheLogicalThread_StaysThere()
    {
        Explored.All(() =>
        {
            SynchronizationContextModel.SetSynchronizationContext(new SynchronizationContext());
            bool others = true;
            bool posted = false;
            Go.Parallel(() => others = SynchronizationContextModel.get_Current() is not null);
            SynchronizationContextModel.Post(SynchronizationContextModel.get_Current()!, _ => posted = true, null);
            ThreadModel.Sleep(1);
            return $"{others} {SynchronizationContextModel.get_Current() is not null} {SynchronizationContext.Current is null} {posted}";
        }).IsClean().Are("False True True True");
    }

    [Fact]
    public void Models_OnAThreadThatIsNotControlled_PassThrough()
    {
        Assert.Null(LogicalThread.Current);
        object gate = new();
        MonitorModel.Enter(gate);
        Assert.True(Monitor.IsEntered(gate));
        MonitorModel.Exit(gate);
        Task<int> task = TaskModel.Run(() => 3);
        Assert.Equal(3, TaskModel<int>.get_Result(task));
        Assert.True(TaskModel.Delay(1).Wait(30_000));
        Assert.True(SemaphoreSlimModel.WaitAsync(SemaphoreSlimModel.ctor(1)).Wait(30_000));
        Assert.Equal(1, InterlockedModel.Increment(ref s_counter));
    }

    [Fact]
    public void Awaits_OnAThreadThatIsNotControlled_RunOnTheRealPool()
    {
        Task<int> task = Twice(21);
        Assert.True(task.Wait(30_000));
        Assert.Equal(42, task.Result);

        [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder<>))]
        static async Task<int> Twice(int value)
        {
            await TaskModel.Yield();
            await TaskModel.Delay(1).M();
            return value * 2;
        }
    }

    private static int s_counter;
}
