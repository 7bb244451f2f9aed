using Interleave;
using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class ThreadModelTests
{
    [Fact]
    public void Start_Parameter_ReachesTheBody()
    {
        Explored.All(() =>
        {
            object? got = null;
            Thread thread = ThreadModel.ctor(p => got = p);
            ThreadModel.Start(thread, "x");
            ThreadModel.Join(thread);
            return $"{got}";
        }).IsClean().Are("x");
    }

    [Fact]
    public void Join_TwoIncrementsWithoutALock_LosesOne()
    {
        Explored.All(() =>
        {
            int count = 0;
            void Add()
            {
                int read = VolatileModel.Read(ref count);
                VolatileModel.Write(ref count, read + 1);
            }

            Go.Parallel(Add, Add);
            return $"{count}";
        }).IsClean().Are("1", "2");
    }

    [Fact]
    public void Start_WrongUses_ThrowAsTheRealOnesDo()
    {
        string real = Uses();
        Explored.All(Uses).IsClean().Are(real);

        static string Uses()
        {
            Thread plain = ThreadModel.ctor(new ThreadStart(() => { }));
            Thread never = ThreadModel.ctor(new ThreadStart(() => { }));
            string log = Observed.Of(() => Do(() => ThreadModel.Start(plain, "x")));
            ThreadModel.Start(plain);
            ThreadModel.Join(plain);
            return string.Join(
                " ",
                log,
                Observed.Of(() => Do(() => ThreadModel.Start(plain))),
                Observed.Of(() => ThreadModel.Join(never, 1)),
                Observed.Of(() => ThreadModel.Join(plain, -2)),
                Observed.Of(() => ThreadModel.get_IsAlive(plain)),
                Observed.Of(() => ThreadModel.get_IsAlive(never)),
                Observed.Of(() => ThreadModel.get_ThreadState(never)),
                Observed.Of(() => ThreadModel.get_ThreadState(plain)),
                Observed.Of(() => ThreadModel.get_IsBackground(plain)),
                Observed.Of(() => ThreadModel.get_IsBackground(never)),
                Observed.Of(() => ThreadModel.get_Name(never)),
                Observed.Of(() => ThreadModel.get_Priority(never)),
                Observed.Of(() => Do(() => ThreadModel.ctor((ThreadStart)null!))));
        }

        static object? Do(Action action)
        {
            action();
            return null;
        }
    }

    [Fact]
    public void CurrentThread_InABody_IsTheStartedObject()
    {
        Explored.All(() =>
        {
            Thread? seen = null;
            int id = 0;
            Thread thread = ThreadModel.ctor(() =>
            {
                seen = ThreadModel.get_CurrentThread();
                id = EnvironmentModel.get_CurrentManagedThreadId();
            });
            ThreadModel.set_Name(thread, "worker");
            ThreadModel.Start(thread);
            ThreadModel.Join(thread);
            return $"{ReferenceEquals(seen, thread)} {id == ThreadModel.get_ManagedThreadId(thread)} {ThreadModel.get_Name(thread)} "
                + $"{ReferenceEquals(ThreadModel.get_CurrentThread(), ThreadModel.get_CurrentThread())}";
        }).IsClean().Are("True True worker True");
    }

    [Fact]
    public void Foreground_StillRunningAtTheEnd_IsWaitedFor()
    {
        bool finished = false;
        Explored.All(() =>
        {
            finished = false;
            Thread thread = ThreadModel.ctor(() =>
            {
                ThreadModel.Sleep(100);
                finished = true;
            });
            ThreadModel.Start(thread);
        }).IsClean();
        Assert.True(finished);
    }

    [Fact]
    public void Background_MadeSoWhileRunning_IsCutOff()
    {
        Explored.All(() =>
        {
            Thread thread = ThreadModel.ctor(() => ThreadModel.Sleep(Timeout.Infinite));
            ThreadModel.Start(thread);
            ThreadModel.set_IsBackground(thread, true);
        }).IsClean().Are("done");
    }

    [Fact]
    public void Sleep_TwoThreads_WakeInTheOrderOfTheirTimes()
    {
        Explored.Random(() =>
        {
            string order = "";
            Go.Parallel(
                () =>
                {
                    ThreadModel.Sleep(60_000);
                    order += "b";
                },
                () =>
                {
                    ThreadModel.Sleep(1);
                    order += "a";
                });
            return order;
        }).IsClean().Are("ab");
    }

    [Fact]
    public void SpinOnce_WaitingForAFlag_EndsOnEverySchedule()
    {
        Explored.All(() =>
        {
            bool flag = false;
            Go.Parallel(
                () =>
                {
                    ControlledSpinWait spin = default;
                    while (!VolatileModel.Read(ref flag))
                    {
                        spin.SpinOnce();
                    }
                },
                () => VolatileModel.Write(ref flag, true));
        }).IsClean().Are("done");
    }

    [Fact]
    public void CompareExchange_SpinLock_EndsOnEverySchedule()
    {
        Explored.All(() =>
        {
            int gate = 0;
            int count = 0;
            void Add()
            {
                while (InterlockedModel.CompareExchange(ref gate, 1, 0) != 0)
                {
                    // Spins without yielding: the engine must notice.
                }

                count++;
                VolatileModel.Write(ref gate, 0);
            }

            Go.Parallel(Add, Add);
            return $"{count}";
        }).IsClean().Are("2");
    }

    [Fact]
    public void SpinUntil_Timeout_EndsInVirtualTime() =>
        Explored.All(() => $"{ControlledSpinWait.SpinUntil(() => false, 50)}").IsClean().Are("False");

    [Fact]
    public void Yield_BeforeSignalling_NeverLosesToATimeout()
    {
        Explored.All(() =>
        {
            ManualResetEventSlim gate = ManualResetEventSlimModel.ctor();
            Thread thread = ThreadModel.ctor(() =>
            {
                ThreadModel.Yield();
                ManualResetEventSlimModel.Set(gate);
            });
            ThreadModel.Start(thread);
            bool set = ManualResetEventSlimModel.Wait(gate, 1_000);
            ThreadModel.Join(thread);
            return $"{set}";
        }).IsClean().Are("True");
    }

    [Fact]
    public void Thread_MadeOutsideOfTheTest_IsUncontrolled()
    {
        var outside = new Thread(() => { });
        Explored.All(() => ThreadModel.Start(outside)).Are("Uncontrolled");
    }

    [Fact]
    public void Finish_SpinningThreadWithWriterGone_IsAHang()
    {
        bool flag = false;
        Explored explored = Explored.Random(
            () =>
            {
                while (!VolatileModel.Read(ref flag))
                {
                    ThreadModel.Yield();
                }
            },
            schedules: 1);
        Assert.Equal(FindingKind.Hang, explored.Has(FindingKind.Hang).Kind);
    }
}
