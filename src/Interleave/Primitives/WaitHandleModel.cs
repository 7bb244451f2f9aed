using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.WaitHandle.

namespace Interleave.Primitives;

/// <summary>Models <see cref="WaitHandle"/>: events, mutexes and semaphores by what stands behind the handle.</summary>
[ModelOf(typeof(WaitHandle))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WaitHandleModel
{
    private const int MaxHandles = 64;

    public static bool WaitOne(WaitHandle handle) => WaitOne(handle, Timeout.Infinite);

    public static bool WaitOne(WaitHandle handle, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return handle.WaitOne(millisecondsTimeout);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        return WaitHandles.Wait(thread, WaitHandles.Of(thread, handle), timeout);
    }

    public static bool WaitOne(WaitHandle handle, TimeSpan timeout) => WaitOne(handle, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static bool WaitOne(WaitHandle handle, int millisecondsTimeout, bool exitContext) => WaitOne(handle, millisecondsTimeout);

    public static bool WaitOne(WaitHandle handle, TimeSpan timeout, bool exitContext) => WaitOne(handle, timeout);

    public static void Close(WaitHandle handle) => Dispose(handle);

    public static void Dispose(WaitHandle handle)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread && (handle is EventWaitHandle or Mutex or Semaphore))
        {
            Forget(thread, handle);
        }

        handle.Dispose();
    }

    public static bool WaitAll(WaitHandle[] waitHandles) => WaitAll(waitHandles, Timeout.Infinite);

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout) =>
        LogicalThread.Current is { } thread
            ? Several(thread, waitHandles, millisecondsTimeout, needsAll: true) >= 0
            : WaitHandle.WaitAll(waitHandles, millisecondsTimeout);

    public static bool WaitAll(WaitHandle[] waitHandles, TimeSpan timeout) =>
        WaitAll(waitHandles, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext) => WaitAll(waitHandles, millisecondsTimeout);

    public static bool WaitAll(WaitHandle[] waitHandles, TimeSpan timeout, bool exitContext) => WaitAll(waitHandles, timeout);

    public static int WaitAny(WaitHandle[] waitHandles) => WaitAny(waitHandles, Timeout.Infinite);

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return WaitHandle.WaitAny(waitHandles, millisecondsTimeout);
        }

        int at = Several(thread, waitHandles, millisecondsTimeout, needsAll: false);
        return at < 0 ? WaitHandle.WaitTimeout : at;
    }

    public static int WaitAny(WaitHandle[] waitHandles, TimeSpan timeout) =>
        WaitAny(waitHandles, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext) => WaitAny(waitHandles, millisecondsTimeout);

    public static int WaitAny(WaitHandle[] waitHandles, TimeSpan timeout, bool exitContext) => WaitAny(waitHandles, timeout);

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn) =>
        SignalAndWait(toSignal, toWaitOn, Timeout.Infinite, exitContext: false);

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn, TimeSpan timeout, bool exitContext) =>
        SignalAndWait(toSignal, toWaitOn, Modelling.Milliseconds(timeout, nameof(timeout)), exitContext);

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn, int millisecondsTimeout, bool exitContext)
    {
        if (LogicalThread.Current is null)
        {
            return WaitHandle.SignalAndWait(toSignal, toWaitOn, millisecondsTimeout, exitContext);
        }

        ArgumentNullException.ThrowIfNull(toSignal);
        ArgumentNullException.ThrowIfNull(toWaitOn);
        switch (toSignal)
        {
            case EventWaitHandle e:
                EventWaitHandleModel.Set(e);
                break;
            case Mutex m:
                MutexModel.ReleaseMutex(m);
                break;
            case Semaphore s:
                SemaphoreModel.Release(s);
                break;
        }

        return WaitOne(toWaitOn, millisecondsTimeout);
    }

    /// <summary>Waits for any or all; the index of the first that was ready, 0 for all, -1 when the time is up.</summary>
    private static int Several(LogicalThread thread, WaitHandle[] handles, int millisecondsTimeout, bool needsAll)
    {
        ArgumentNullException.ThrowIfNull(handles, "waitHandles");
        RequireHandles(handles, needsAll);
        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        SeveralHandlesResource several = thread.Execution.NewResource<SeveralHandlesResource>();
        several.Handles = [.. handles.Select(h => WaitHandles.Of(thread, h))];
        several.NeedsAll = needsAll;
        if (!Waits.For(thread, several, timeout, AccessKind.Acquire))
        {
            return -1;
        }

        if (needsAll)
        {
            Array.ForEach(several.Handles, h => Take(thread, h));
            return 0;
        }

        int at = Array.FindIndex(several.Handles, h => h.IsReady(thread));
        Take(thread, several.Handles[at]);
        return at;
    }

    /// <summary>The wait stood before all of them; each one taken gives its own order.</summary>
    private static void Take(LogicalThread thread, WaitHandleResource handle)
    {
        thread.Execution.Note(thread, AccessKind.Wait, handle);
        handle.Take(thread);
    }

    private static void RequireHandles(WaitHandle[] handles, bool needsAll)
    {
        if (handles.Length == 0)
        {
            throw new ArgumentException("Waithandle array may not be empty.", nameof(handles));
        }

        if (handles.Length > MaxHandles)
        {
            throw new NotSupportedException("The number of WaitHandles must be less than or equal to 64.");
        }

        if (Array.Exists(handles, h => h is null))
        {
            throw new ArgumentNullException(nameof(handles), "At least one element in the specified array was null.");
        }

        if (needsAll && handles.Distinct().Count() != handles.Length)
        {
            throw new DuplicateWaitObjectException(nameof(handles));
        }
    }

    private static void Forget(LogicalThread thread, WaitHandle handle)
    {
        WaitHandleResource resource = handle switch
        {
            EventWaitHandle e => WaitHandles.Event(thread, e),
            Mutex m => WaitHandles.Mutex(thread, m),
            _ => WaitHandles.Semaphore(thread, (Semaphore)handle),
        };
        resource.IsDisposed = true;
    }
}
