using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

/// <summary>The wait handles of primitives that are none themselves.</summary>
public sealed class SlimHandleModelTests
{
    [Fact]
    public void WaitAny_OverSlimPrimitives_SeesEachOne()
    {
        Explored.All(() =>
        {
            ManualResetEventSlim gate = ManualResetEventSlimModel.ctor();
            CountdownEvent countdown = CountdownEventModel.ctor(1);
            SemaphoreSlim semaphore = SemaphoreSlimModel.ctor(0);
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            CancellationToken token = source.Token;
            WaitHandle[] handles =
            [
                ManualResetEventSlimModel.get_WaitHandle(gate),
                CountdownEventModel.get_WaitHandle(countdown),
                SemaphoreSlimModel.get_AvailableWaitHandle(semaphore),
                CancellationTokenModel.get_WaitHandle(ref token),
            ];
            string log = $"{WaitHandleModel.WaitAny(handles, 5)} ";
            Action[] signals =
            [
                () => ManualResetEventSlimModel.Set(gate),
                () => CountdownEventModel.Signal(countdown),
                () => SemaphoreSlimModel.Release(semaphore),
                () => CancellationTokenSourceModel.Cancel(source),
            ];
            for (int i = handles.Length - 1; i >= 0; i--)
            {
                Go.Parallel(() => WaitHandleModel.WaitOne(handles[i]), signals[i]);
                log += WaitHandleModel.WaitAny(handles);
            }

            return log + (WaitHandleModel.WaitAll(handles, 0) ? " all " : " not all ") + SemaphoreSlimModel.get_CurrentCount(semaphore);
        }).IsClean().Are("258 3210 all 1");
    }

    [Fact]
    public void WaitOne_HandleOfAnEventThatIsReset_Waits()
    {
        Explored.All(() =>
        {
            ManualResetEventSlim gate = ManualResetEventSlimModel.ctor(true);
            WaitHandle handle = ManualResetEventSlimModel.get_WaitHandle(gate);
            bool before = WaitHandleModel.WaitOne(handle, 0);
            ManualResetEventSlimModel.Reset(gate);
            return $"{before} {WaitHandleModel.WaitOne(handle, 5)}";
        }).IsClean().Are("True False");
    }

    [Fact]
    public void WaitOne_HandleOfNone_IsNeverSet()
    {
        Explored.All(() =>
        {
            CancellationToken none = default;
            return $"{WaitHandleModel.WaitOne(CancellationTokenModel.get_WaitHandle(ref none), 50)}";
        }).IsClean().Are("False");
    }

    [Fact]
    public void Set_ThroughTheHandle_IsRefusedByName()
    {
        string? message = Explored.All(() =>
        {
            ManualResetEventSlim gate = ManualResetEventSlimModel.ctor();
            EventWaitHandleModel.Set((EventWaitHandle)ManualResetEventSlimModel.get_WaitHandle(gate));
        }).Uncontrolled;
        Assert.Contains("wait handle of", message, StringComparison.Ordinal);
    }

    [Fact]
    public void WaitHandle_OfDisposedOwner_Throws()
    {
        Explored.All(() =>
        {
            ManualResetEventSlim gate = ManualResetEventSlimModel.ctor();
            WaitHandle handle = ManualResetEventSlimModel.get_WaitHandle(gate);
            ManualResetEventSlimModel.Dispose(gate);
            return $"{Observed.Of(() => ManualResetEventSlimModel.get_WaitHandle(gate))} {Observed.Of(() => WaitHandleModel.WaitOne(handle, 0))}";
        }).IsClean().Are("ObjectDisposedException ObjectDisposedException");
    }
}
