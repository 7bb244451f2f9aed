using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.ThreadPool.

namespace Interleave.Primitives;

/// <content>Registered waits.</content>
public static partial class ThreadPoolModel
{
    public static RegisteredWaitHandle RegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, int millisecondsTimeOutInterval, bool executeOnlyOnce) =>
        LogicalThread.Current is { } thread
            ? RegisteredWait.Register(thread, waitObject, callBack, new RegisteredWaitOptions(state, Modelling.Timeout(millisecondsTimeOutInterval, nameof(millisecondsTimeOutInterval)), executeOnlyOnce, true))
            : ThreadPool.RegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle RegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, long millisecondsTimeOutInterval, bool executeOnlyOnce) =>
        LogicalThread.Current is { } thread
            ? RegisteredWait.Register(thread, waitObject, callBack, new RegisteredWaitOptions(state, Modelling.Timeout(Narrow(millisecondsTimeOutInterval, nameof(millisecondsTimeOutInterval)), nameof(millisecondsTimeOutInterval)), executeOnlyOnce, true))
            : ThreadPool.RegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle RegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, uint millisecondsTimeOutInterval, bool executeOnlyOnce) =>
        LogicalThread.Current is { } thread
            ? RegisteredWait.Register(thread, waitObject, callBack, new RegisteredWaitOptions(state, millisecondsTimeOutInterval == uint.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(millisecondsTimeOutInterval), executeOnlyOnce, true))
            : ThreadPool.RegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle RegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, TimeSpan timeout, bool executeOnlyOnce) =>
        LogicalThread.Current is { } thread
            ? RegisteredWait.Register(thread, waitObject, callBack, new RegisteredWaitOptions(state, Modelling.Timeout(Modelling.Milliseconds(timeout, nameof(timeout)), nameof(timeout)), executeOnlyOnce, true))
            : ThreadPool.RegisterWaitForSingleObject(waitObject, callBack, state, timeout, executeOnlyOnce);

    public static RegisteredWaitHandle UnsafeRegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, int millisecondsTimeOutInterval, bool executeOnlyOnce) =>
        LogicalThread.Current is { } thread
            ? RegisteredWait.Register(thread, waitObject, callBack, new RegisteredWaitOptions(state, Modelling.Timeout(millisecondsTimeOutInterval, nameof(millisecondsTimeOutInterval)), executeOnlyOnce, false))
            : ThreadPool.UnsafeRegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle UnsafeRegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, long millisecondsTimeOutInterval, bool executeOnlyOnce) =>
        LogicalThread.Current is { } thread
            ? RegisteredWait.Register(thread, waitObject, callBack, new RegisteredWaitOptions(state, Modelling.Timeout(Narrow(millisecondsTimeOutInterval, nameof(millisecondsTimeOutInterval)), nameof(millisecondsTimeOutInterval)), executeOnlyOnce, false))
            : ThreadPool.UnsafeRegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle UnsafeRegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, uint millisecondsTimeOutInterval, bool executeOnlyOnce) =>
        LogicalThread.Current is { } thread
            ? RegisteredWait.Register(thread, waitObject, callBack, new RegisteredWaitOptions(state, millisecondsTimeOutInterval == uint.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(millisecondsTimeOutInterval), executeOnlyOnce, false))
            : ThreadPool.UnsafeRegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle UnsafeRegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, TimeSpan timeout, bool executeOnlyOnce) =>
        LogicalThread.Current is { } thread
            ? RegisteredWait.Register(thread, waitObject, callBack, new RegisteredWaitOptions(state, Modelling.Timeout(Modelling.Milliseconds(timeout, nameof(timeout)), nameof(timeout)), executeOnlyOnce, false))
            : ThreadPool.UnsafeRegisterWaitForSingleObject(waitObject, callBack, state, timeout, executeOnlyOnce);

    private static int Narrow(long milliseconds, string name)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, int.MaxValue, name);
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, name);
        return (int)milliseconds;
    }
}
