using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.SemaphoreSlim.

namespace Interleave.Primitives;

/// <summary>Models <see cref="SemaphoreSlim"/>.</summary>
[ModelOf(typeof(SemaphoreSlim))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SemaphoreSlimModel
{
    public static SemaphoreSlim ctor(int initialCount) => new(initialCount);

    public static SemaphoreSlim ctor(int initialCount, int maxCount) => new(initialCount, maxCount);

    public static int get_CurrentCount(SemaphoreSlim semaphore)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return semaphore.CurrentCount;
        }

        SemaphoreSlimResource resource = Of(thread, semaphore);
        thread.Execution.Point(thread, AccessKind.Read, resource);
        thread.Execution.NoteUnchanged(thread);
        return resource.Count;
    }

    public static WaitHandle get_AvailableWaitHandle(SemaphoreSlim semaphore) =>
        LogicalThread.Current is { } thread
            ? WaitHandles.Derived(thread, semaphore.AvailableWaitHandle, Living(thread, semaphore))
            : semaphore.AvailableWaitHandle;

    public static int Release(SemaphoreSlim semaphore) => Release(semaphore, 1);

    public static int Release(SemaphoreSlim semaphore, int releaseCount)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return semaphore.Release(releaseCount);
        }

        if (thread.Execution.IsStopping)
        {
            return 0;
        }

        SemaphoreSlimResource resource = Living(thread, semaphore);
        ArgumentOutOfRangeException.ThrowIfLessThan(releaseCount, 1);
        thread.Execution.Point(thread, AccessKind.Release, resource);
        if (resource.MaxCount - resource.Count < releaseCount)
        {
            throw new SemaphoreFullException();
        }

        int before = resource.Count;
        resource.Count += releaseCount;
        Grant(thread, resource);
        return before;
    }

    public static void Dispose(SemaphoreSlim semaphore)
    {
        if (LogicalThread.Current is { } thread && !thread.Execution.IsStopping)
        {
            Of(thread, semaphore).IsDisposed = true;
        }

        semaphore.Dispose();
    }

    public static void Wait(SemaphoreSlim semaphore) => Wait(semaphore, Timeout.Infinite, default);

    public static void Wait(SemaphoreSlim semaphore, CancellationToken cancellationToken) => Wait(semaphore, Timeout.Infinite, cancellationToken);

    public static bool Wait(SemaphoreSlim semaphore, TimeSpan timeout) => Wait(semaphore, timeout, default);

    public static bool Wait(SemaphoreSlim semaphore, TimeSpan timeout, CancellationToken cancellationToken) =>
        Wait(semaphore, Modelling.Milliseconds(timeout, nameof(timeout)), cancellationToken);

    public static bool Wait(SemaphoreSlim semaphore, int millisecondsTimeout) => Wait(semaphore, millisecondsTimeout, default);

    public static bool Wait(SemaphoreSlim semaphore, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return semaphore.Wait(millisecondsTimeout, cancellationToken);
        }

        SemaphoreSlimResource resource = Living(thread, semaphore);
        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        Cancellations.ThrowIfRequested(cancellationToken);
        if (!Stand(thread, resource, timeout, cancellationToken))
        {
            Cancellations.ThrowIfRequested(cancellationToken);
            return false;
        }

        resource.Count--;
        return true;
    }

    internal static SemaphoreSlimResource Of(LogicalThread thread, SemaphoreSlim semaphore)
    {
        if (semaphore is null)
        {
            throw new NullReferenceException();
        }

        SemaphoreSlimResource resource = thread.Execution.Resource<SemaphoreSlimResource>(semaphore, out bool created);
        if (created)
        {
            resource.Label = SiteTable.Get(thread.CurrentSite).Label;
            resource.Count = semaphore.CurrentCount;
            resource.MaxCount = MaxCount(semaphore);
        }

        return resource;
    }

    private static bool Stand(LogicalThread thread, SemaphoreSlimResource resource, TimeSpan timeout, CancellationToken token)
    {
        if (timeout == TimeSpan.Zero)
        {
            return LockTries.Wait(thread, resource, timeout);
        }

        resource.BlockingWaiters++;
        try
        {
            return thread.Execution.Block(thread, AccessKind.Acquire, resource, timeout, token);
        }
        finally
        {
            resource.BlockingWaiters--;
        }
    }

    private static SemaphoreSlimResource Living(LogicalThread thread, SemaphoreSlim semaphore)
    {
        SemaphoreSlimResource resource = Of(thread, semaphore);
        ObjectDisposedException.ThrowIf(resource.IsDisposed, semaphore);
        return resource;
    }

    /// <summary>
    /// Asynchronous waiters get what the blocked threads leave over. Whether a thread that stands before Wait is blocked
    /// in it already or has not arrived yet is open, so how many it leaves is the strategy's choice.
    /// </summary>
    private static void Grant(LogicalThread thread, SemaphoreSlimResource resource)
    {
        int most = Math.Min(resource.Count, resource.AsyncWaiters.Count);
        int least = Math.Clamp(resource.Count - resource.BlockingWaiters, 0, most);
        int granted = most == least ? most : least + thread.Execution.Choose(most - least + 1);
        for (int i = 0; i < granted; i++)
        {
            SemaphoreWaiter waiter = resource.AsyncWaiters[0];
            resource.AsyncWaiters.RemoveAt(0);
            resource.Count--;
            waiter.Grant(thread);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_maxCount")]
    private static extern ref int MaxCountField(SemaphoreSlim semaphore);

    private static int MaxCount(SemaphoreSlim semaphore) => MaxCountField(semaphore);
}
