using Interleave;
using Interleave.Primitives;
using Interleave.Runtime;
using Unit.Primitives;
using Xunit;

namespace Unit.Runtime;

public class LostSignalTests
{
    [Fact]
    public void MonitorWait_PulsedBefore_TellsWhoPulsed()
    {
        FindingDraft lost = Explored.All(() =>
        {
            object gate = new();
            Go.Parallel(() => Locked(gate, () => MonitorModel.Wait(gate)), () => Locked(gate, () => MonitorModel.Pulse(gate)));
        }).Has(FindingKind.LostWakeup);
        Assert.Contains("T1", lost.Message, StringComparison.Ordinal);
        Assert.Contains("T2 thread gave its signal to", lost.Message, StringComparison.Ordinal);
        Assert.Contains("when nobody waited", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MonitorWait_PulsedBeforeAndGuardedByAFlag_IsClean()
    {
        Explored.All(() =>
        {
            object gate = new();
            bool ready = false;
            Go.Parallel(
                () => Locked(gate, () =>
                {
                    while (!ready)
                    {
                        MonitorModel.Wait(gate);
                    }
                }),
                () => Locked(gate, () =>
                {
                    ready = true;
                    MonitorModel.Pulse(gate);
                }));
        }).Are("done");
    }

    [Fact]
    public void MonitorWait_CheckedAndNeverPulsedAgain_IsADeadlockNotALostWakeUp()
    {
        // The first pulse was for a state the waiter has looked at since; the second, which it waits for, was forgotten.
        Explored explored = Explored.All(() =>
        {
            object gate = new();
            object value = new();
            Go.Parallel(
                () => Locked(gate, () =>
                {
                    Runs.Touch(value, AccessKind.Read);
                    MonitorModel.Wait(gate);
                }),
                () => Locked(gate, () => MonitorModel.Pulse(gate)));
        });
        FindingDraft draft = explored.Has(FindingKind.Deadlock);
        Assert.DoesNotContain("LostWakeup", explored.Outcomes);
        Assert.Contains(draft.Details, d => d.StartsWith("signal lost: T2", StringComparison.Ordinal));
    }

    [Fact]
    public void AutoResetEvent_SetTwiceForTwoWaits_IsALostWakeUp()
    {
        Explored explored = Explored.All(() =>
        {
            AutoResetEvent ready = AutoResetEventModel.ctor(false);
            Go.Parallel(
                () =>
                {
                    WaitHandleModel.WaitOne(ready);
                    WaitHandleModel.WaitOne(ready);
                },
                () =>
                {
                    EventWaitHandleModel.Set(ready);
                    EventWaitHandleModel.Set(ready);
                });
        });
        explored.Are("LostWakeup", "done");
        Assert.Contains("when it was set already", explored.Finding!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Semaphore_ReleasedTwiceForTwoWaits_IsClean()
    {
        Explored.All(() =>
        {
            SemaphoreSlim ready = SemaphoreSlimModel.ctor(0);
            Go.Parallel(
                () =>
                {
                    SemaphoreSlimModel.Wait(ready);
                    SemaphoreSlimModel.Wait(ready);
                },
                () =>
                {
                    SemaphoreSlimModel.Release(ready);
                    SemaphoreSlimModel.Release(ready);
                });
        }).Are("done");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ManualResetEvent_SetAndReset_IsALostWakeUp(bool slim)
    {
        Explored explored = Explored.All(() =>
        {
            var thin = new ManualResetEventSlim();
            EventWaitHandle thick = EventWaitHandleModel.ctor(false, EventResetMode.ManualReset);
            Go.Parallel(
                () =>
                {
                    if (slim)
                    {
                        ManualResetEventSlimModel.Wait(thin);
                    }
                    else
                    {
                        WaitHandleModel.WaitOne(thick);
                    }
                },
                () =>
                {
                    if (slim)
                    {
                        ManualResetEventSlimModel.Set(thin);
                        ManualResetEventSlimModel.Reset(thin);
                    }
                    else
                    {
                        EventWaitHandleModel.Set(thick);
                        EventWaitHandleModel.Reset(thick);
                    }
                });
        });
        explored.Are("LostWakeup", "done");
        Assert.Contains("it was reset before anybody was let through", explored.Finding!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManualResetEvent_NeverSet_IsADeadlock()
    {
        Explored.All(() =>
        {
            var gate = new ManualResetEventSlim();
            Go.Parallel(() => ManualResetEventSlimModel.Wait(gate), () => ManualResetEventSlimModel.Reset(gate));
        }).Are("Deadlock");
    }

    [Fact]
    public void LostSignalBesideAnotherWait_IsADeadlock()
    {
        // Who waits for the task may be the one whose signal is missing: the lost pulse need not be the cause.
        Explored explored = Explored.All(() =>
        {
            object gate = new();
            var never = new ManualResetEventSlim();
            Go.Parallel(
                () => Locked(gate, () => MonitorModel.Wait(gate)),
                () =>
                {
                    Locked(gate, () => MonitorModel.Pulse(gate));
                    ManualResetEventSlimModel.Wait(never);
                });
        });
        explored.Are("Deadlock");
    }

    private static void Locked(object gate, Action body)
    {
        MonitorModel.Enter(gate);
        body();
        MonitorModel.Exit(gate);
    }
}
