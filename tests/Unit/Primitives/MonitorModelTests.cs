using Interleave;
using Interleave.Primitives;
using Interleave.Runtime;
using Xunit;

namespace Unit.Primitives;

public sealed class MonitorModelTests
{
    [Fact]
    public void Enter_TwoIncrements_NoneIsLost()
    {
        Explored.All(() =>
        {
            object gate = new();
            int count = 0;
            void Add()
            {
                MonitorModel.Enter(gate);
                int read = count;
                ThreadModel.Yield();
                count = read + 1;
                MonitorModel.Exit(gate);
            }

            Go.Parallel(Add, Add);
            return $"{count}";
        }).Are("2");
    }

    [Fact]
    public void Enter_OppositeOrders_DeadlockNamesHolders()
    {
        Explored explored = Explored.All(() =>
        {
            object a = new();
            object b = new();
            Go.Parallel(
                () => Both(a, b),
                () => Both(b, a));
        });
        FindingDraft found = explored.Has(FindingKind.Deadlock);
        Assert.Contains("done", explored.Outcomes);
        Assert.Equal(2, found.Details.Count(d => d.Contains("waits to acquire", StringComparison.Ordinal) && d.Contains("held by", StringComparison.Ordinal)));

        static void Both(object first, object second)
        {
            MonitorModel.Enter(first);
            MonitorModel.Enter(second);
            MonitorModel.Exit(second);
            MonitorModel.Exit(first);
        }
    }

    [Fact]
    public void TryEnter_LockHeldElsewhere_BothAnswersAreSeen()
    {
        Explored.All(() =>
        {
            object gate = new();
            bool taken = false;
            Go.Parallel(
                () =>
                {
                    MonitorModel.Enter(gate);
                    MonitorModel.Exit(gate);
                },
                () =>
                {
                    MonitorModel.TryEnter(gate, ref taken);
                    if (taken)
                    {
                        MonitorModel.Exit(gate);
                    }
                });
            return $"{taken}";
        }).Are("True", "False");
    }

    [Fact]
    public void TryEnter_HolderNeverReleases_TimesOutInVirtualTime()
    {
        Explored.All(() =>
        {
            object gate = new();
            MonitorModel.Enter(gate);
            bool taken = true;
            Thread other = ThreadModel.ctor(() => taken = MonitorModel.TryEnter(gate, 60_000));
            ThreadModel.Start(other);
            ThreadModel.Join(other);
            MonitorModel.Exit(gate);
            return $"{taken}";
        }).Are("False");
    }

    [Fact]
    public void Wait_PulseBeforeWait_IsALostWakeUp()
    {
        Explored explored = Explored.All(() =>
        {
            object gate = new();
            Go.Parallel(
                () =>
                {
                    MonitorModel.Enter(gate);
                    MonitorModel.Wait(gate);
                    MonitorModel.Exit(gate);
                },
                () =>
                {
                    MonitorModel.Enter(gate);
                    MonitorModel.Pulse(gate);
                    MonitorModel.Exit(gate);
                });
        });
        explored.Are("LostWakeup", "done");
    }

    [Fact]
    public void Wait_GuardedByFlag_AlwaysEnds()
    {
        Explored.All(() =>
        {
            object gate = new();
            bool ready = false;
            Go.Parallel(
                () =>
                {
                    MonitorModel.Enter(gate);
                    while (!ready)
                    {
                        MonitorModel.Wait(gate);
                    }

                    MonitorModel.Exit(gate);
                },
                () =>
                {
                    MonitorModel.Enter(gate);
                    ready = true;
                    MonitorModel.PulseAll(gate);
                    MonitorModel.Exit(gate);
                });
        }).Are("done");
    }

    [Fact]
    public void Pulse_TwoWaiters_WakesOnlyTheFirst()
    {
        Explored.Random(() =>
        {
            object gate = new();
            int woken = 0;
            void Waiter()
            {
                MonitorModel.Enter(gate);
                bool pulsed = MonitorModel.Wait(gate, 1_000);
                woken += pulsed ? 1 : 0;
                MonitorModel.Exit(gate);
            }

            Go.Parallel(
                Waiter,
                Waiter,
                () =>
                {
                    ThreadModel.Sleep(10);
                    MonitorModel.Enter(gate);
                    MonitorModel.Pulse(gate);
                    MonitorModel.Exit(gate);
                });
            return $"{woken}";
        }).Are("1");
    }

    [Fact]
    public void Wait_TwoPulsed_EitherGetsTheLockFirst()
    {
        Explored.All(() =>
        {
            object gate = new();
            string order = "";
            int waiting = 0;
            void Waiter(string name)
            {
                MonitorModel.Enter(gate);
                waiting++;
                MonitorModel.Wait(gate);
                order += name;
                MonitorModel.Exit(gate);
            }

            Go.Parallel(
                () => Waiter("a"),
                () => Waiter("b"),
                () =>
                {
                    ThreadModel.Sleep(1);
                    MonitorModel.Enter(gate);
                    MonitorModel.PulseAll(gate);
                    MonitorModel.Exit(gate);
                });
            return order;
        }).Are("ab", "ba");
    }

    [Fact]
    public void Wait_HeldTwice_RestoresTheRecursion()
    {
        Explored.All(() =>
        {
            object gate = new();
            MonitorModel.Enter(gate);
            MonitorModel.Enter(gate);
            bool pulsed = MonitorModel.Wait(gate, 5);
            MonitorModel.Exit(gate);
            bool still = MonitorModel.IsEntered(gate);
            MonitorModel.Exit(gate);
            return $"{pulsed} {still} {MonitorModel.IsEntered(gate)}";
        }).Are("False True False");
    }

    [Fact]
    public void Exit_LockLeftHeld_IsALeakedLock()
    {
        Explored.All(() => MonitorModel.Enter(new object())).Has(FindingKind.LeakedLock);
    }

    [Fact]
    public void Calls_RandomSequences_AnswerLikeTheRealMonitor()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            string real = Sequence(seed);
            Explored.All(() => Sequence(seed)).Are(real);
        }

        static string Sequence(int seed)
        {
            var random = new Random(seed);
            object?[] gates = [new object(), new object(), null];
            var log = new System.Text.StringBuilder();
            for (int i = 0; i < 12; i++)
            {
                int gate = random.Next(20) == 0 ? 2 : random.Next(2);
                log.Append(Observed.Of(() => Call(random.Next(8), gates[gate]!))).Append(' ');
            }

            foreach (object? gate in gates)
            {
                while (gate is not null && MonitorModel.IsEntered(gate))
                {
                    MonitorModel.Exit(gate);
                }
            }

            return log.ToString();
        }

        static object? Call(int which, object gate)
        {
            bool taken = which == 3 && Environment.TickCount < 0;
            switch (which)
            {
                case 0:
                    MonitorModel.Enter(gate);
                    return null;
                case 1:
                    MonitorModel.Enter(gate, ref taken);
                    return taken;
                case 2:
                    return MonitorModel.TryEnter(gate, -2);
                case 3:
                    return MonitorModel.TryEnter(gate, TimeSpan.FromMilliseconds(1));
                case 4:
                    MonitorModel.Pulse(gate);
                    return null;
                case 5:
                    return MonitorModel.IsEntered(gate);
                case 6:
                    return MonitorModel.Wait(gate, 0);
                default:
                    MonitorModel.Exit(gate);
                    return null;
            }
        }
    }
}
