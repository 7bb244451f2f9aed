using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class EventModelTests
{
    [Fact]
    public void ManualResetEventSlim_SetOnce_LetsEverybodyThrough()
    {
        Explored.All(() =>
        {
            ManualResetEventSlim gate = ManualResetEventSlimModel.ctor();
            int through = 0;
            void Pass()
            {
                ManualResetEventSlimModel.Wait(gate);
                InterlockedModel.Increment(ref through);
            }

            Go.Parallel(Pass, Pass, () => ManualResetEventSlimModel.Set(gate));
            return $"{through}";
        }).IsClean().Are("2");
    }

    [Fact]
    public void AutoResetEvent_SetOnce_LetsOneThroughAndTheOtherDeadlocks()
    {
        Explored.All(() =>
        {
            AutoResetEvent gate = AutoResetEventModel.ctor(false);
            Go.Parallel(() => WaitHandleModel.WaitOne(gate), () => WaitHandleModel.WaitOne(gate), () => EventWaitHandleModel.Set(gate));
        }).Are("Deadlock");
    }

    [Fact]
    public void AutoResetEvent_SetTwiceWithoutAWaiter_IsOneSignal()
    {
        Explored.All(() =>
        {
            AutoResetEvent gate = AutoResetEventModel.ctor(false);
            EventWaitHandleModel.Set(gate);
            EventWaitHandleModel.Set(gate);
            return $"{WaitHandleModel.WaitOne(gate, 0)} {WaitHandleModel.WaitOne(gate, 0)}";
        }).IsClean().Are("True False");
    }

    [Fact]
    public void ManualResetEvent_MadeOutside_StartsInItsRealState()
    {
        using var set = new ManualResetEvent(true);
        using var auto = new AutoResetEvent(true);
        Explored.All(() => $"{WaitHandleModel.WaitOne(set, 0)} {WaitHandleModel.WaitOne(set, 0)} {WaitHandleModel.WaitOne(auto, 0)} {WaitHandleModel.WaitOne(auto, 0)}")
            .IsClean().Are("True True True False");
    }

    [Fact]
    public void WaitAny_SecondIsSet_GivesItsIndex()
    {
        Explored.All(() =>
        {
            WaitHandle[] gates = [AutoResetEventModel.ctor(false), ManualResetEventModel.ctor(false)];
            int index = -1;
            Go.Parallel(() => index = WaitHandleModel.WaitAny(gates), () => EventWaitHandleModel.Set((EventWaitHandle)gates[1]));
            return $"{index} {WaitHandleModel.WaitAny(gates, 0)}";
        }).IsClean().Are("1 1");
    }

    [Fact]
    public void WaitAll_TakesAllOrNothing()
    {
        Explored.All(() =>
        {
            AutoResetEvent a = AutoResetEventModel.ctor(true);
            AutoResetEvent b = AutoResetEventModel.ctor(false);
            bool both = WaitHandleModel.WaitAll([a, b], 5);
            return $"{both} {WaitHandleModel.WaitOne(a, 0)}";
        }).IsClean().Are("False True");
    }

    [Fact]
    public void Mutex_Recursive_IsFreeAfterAsManyReleases()
    {
        Explored.All(() =>
        {
            Mutex mutex = MutexModel.ctor();
            int count = 0;
            void Add()
            {
                WaitHandleModel.WaitOne(mutex);
                WaitHandleModel.WaitOne(mutex);
                int read = count;
                ThreadModel.Yield();
                count = read + 1;
                MutexModel.ReleaseMutex(mutex);
                MutexModel.ReleaseMutex(mutex);
            }

            Go.Parallel(Add, Add);
            return $"{count} {Observed.Of(() => Release(mutex))}";
        }).IsClean().Are("2 ApplicationException");

        static object? Release(Mutex mutex)
        {
            MutexModel.ReleaseMutex(mutex);
            return null;
        }
    }

    [Fact]
    public void Semaphore_TwoUnits_AdmitTwo()
    {
        Explored.All(() =>
        {
            Semaphore gate = SemaphoreModel.ctor(2, 2);
            int inside = 0;
            int most = 0;
            void Pass()
            {
                WaitHandleModel.WaitOne(gate);
                most = Math.Max(most, ++inside);
                ThreadModel.Yield();
                inside--;
                SemaphoreModel.Release(gate);
            }

            Go.Parallel(Pass, Pass, Pass);
            return most <= 2 ? "at most two" : "too many";
        }, limit: 400_000).IsClean().Are("at most two");
    }

    [Fact]
    public void Dispose_ThenWait_Throws()
    {
        Explored.All(() =>
        {
            ManualResetEventSlim slim = ManualResetEventSlimModel.ctor();
            AutoResetEvent auto = AutoResetEventModel.ctor(false);
            SemaphoreSlim semaphore = SemaphoreSlimModel.ctor(1);
            DisposableModel.Dispose(slim);
            DisposableModel.Dispose(auto);
            DisposableModel.Dispose(semaphore);
            return string.Join(
                " ",
                Observed.Of(() => ManualResetEventSlimModel.Wait(slim, 0)),
                Observed.Of(() => WaitHandleModel.WaitOne(auto, 0)),
                Observed.Of(() => SemaphoreSlimModel.Wait(semaphore, 0)));
        }).IsClean().Are("ObjectDisposedException ObjectDisposedException ObjectDisposedException");
    }
}
