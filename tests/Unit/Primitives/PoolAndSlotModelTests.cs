using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class PoolAndSlotModelTests
{
    [Fact]
    public void RegisterWait_Once_CallsBackOnceWithHowItEnded()
    {
        Explored.All(() =>
        {
            AutoResetEvent gate = AutoResetEventModel.ctor(false);
            string log = "";
            ThreadPoolModel.RegisterWaitForSingleObject(gate, (state, timedOut) => log += $"{state}{timedOut} ", "s", 10, executeOnlyOnce: true);
            ThreadModel.Sleep(5);
            EventWaitHandleModel.Set(gate);
            ThreadModel.Sleep(50);
            ThreadPoolModel.RegisterWaitForSingleObject(gate, (state, timedOut) => log += $"{state}{timedOut} ", "t", 10, executeOnlyOnce: true);
            ThreadModel.Sleep(50);
            return log + WaitHandleModel.WaitOne(gate, 0);
        }).IsClean().Are("sFalse tTrue False");
    }

    [Fact]
    public void RegisterWait_Repeating_StopsWhenUnregistered()
    {
        Explored.All(() =>
        {
            ManualResetEvent never = ManualResetEventModel.ctor(false);
            ManualResetEvent done = ManualResetEventModel.ctor(false);
            int calls = 0;
            RegisteredWaitHandle wait = ThreadPoolModel.RegisterWaitForSingleObject(never, (_, _) => calls++, null, TimeSpan.FromMilliseconds(10), false);
            ThreadModel.Sleep(35);
            bool first = RegisteredWaitHandleModel.Unregister(wait, done);
            bool second = RegisteredWaitHandleModel.Unregister(wait, null);
            WaitHandleModel.WaitOne(done);
            ThreadModel.Sleep(35);
            return $"{calls} {first} {second}";
        }).IsClean().Are("3 True False");
    }

    [Fact]
    public void RegisterWait_WrongArguments_ThrowAsDocumented()
    {
        Explored.All(() =>
        {
            ManualResetEvent gate = ManualResetEventModel.ctor(false);
            return string.Join(
                " ",
                Observed.Of(() => ThreadPoolModel.RegisterWaitForSingleObject(null!, (_, _) => { }, null, 1, true)),
                Observed.Of(() => ThreadPoolModel.RegisterWaitForSingleObject(gate, null!, null, 1, true)),
                Observed.Of(() => ThreadPoolModel.RegisterWaitForSingleObject(gate, (_, _) => { }, null, -2, true)));
        }).IsClean().Are("ArgumentNullException ArgumentNullException ArgumentOutOfRangeException");
    }

    [Fact]
    public void DataSlots_HoldAValueForEachThread_AndTheirNamesLiveForOneExecution()
    {
        Explored.All(() =>
        {
            LocalDataStoreSlot slot = ThreadModel.AllocateNamedDataSlot("prims");
            ThreadModel.SetData(slot, 1);
            object? other = 0;
            Go.Parallel(() =>
            {
                other = ThreadModel.GetData(ThreadModel.GetNamedDataSlot("prims"));
                ThreadModel.SetData(slot, 2);
            });
            string twice = Observed.Of(() => ThreadModel.AllocateNamedDataSlot("prims"));
            ThreadModel.FreeNamedDataSlot("prims");
            return $"{ThreadModel.GetData(slot)} {other is null} {twice} {ReferenceEquals(ThreadModel.GetNamedDataSlot("prims"), slot)}";
        }).IsClean().Are("1 True ArgumentException False");
    }

    [Fact]
    public void Timer_DisposedWhileItsCallbackRuns_TellsWhenThatHasEnded()
    {
        Explored.All(() =>
        {
            bool ended = false;
            Timer timer = TimerModel.ctor(
                _ =>
                {
                    ThreadModel.Sleep(10);
                    ended = true;
                },
                null,
                1,
                Timeout.Infinite);
            ThreadModel.Sleep(5);
            ManualResetEvent done = ManualResetEventModel.ctor(false);
            ValueTask disposing = TimerModel.DisposeAsync(timer);
            bool early = ended || disposing.IsCompleted;
            TaskModel.Wait(disposing.AsTask());
            return $"{early} {ended} {TimerModel.Dispose(timer, done)}";
        }).IsClean().Are("False True False");
    }

    [Fact]
    public void Timer_DisposedWithAHandle_SetsItAfterTheLastCallback()
    {
        Explored.All(() =>
        {
            bool ended = false;
            Timer timer = TimerModel.ctor(
                _ =>
                {
                    ThreadModel.Sleep(10);
                    ended = true;
                },
                null,
                1,
                Timeout.Infinite);
            ThreadModel.Sleep(5);
            ManualResetEvent done = ManualResetEventModel.ctor(false);
            bool first = TimerModel.Dispose(timer, done);
            WaitHandleModel.WaitOne(done);
            return $"{first} {ended}";
        }).IsClean().Are("True True");
    }

    [Fact]
    public void SystemTimeProvider_Timer_FollowsVirtualTime()
    {
        Explored.All(() =>
        {
            int ticks = 0;
            ITimer timer = TimeProviderModel.CreateTimer(TimeProvider.System, _ => ticks++, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
            ThreadModel.Sleep(TimeSpan.FromHours(2.5));
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            ThreadModel.Sleep(TimeSpan.FromHours(2.5));
            return $"{ticks}";
        }).IsClean().Are("2");
    }
}
