using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.SemaphoreSlim.

namespace Interleave.Primitives;

/// <content>WaitAsync.</content>
public static partial class SemaphoreSlimModel
{
    public static Task WaitAsync(SemaphoreSlim semaphore) => WaitAsync(semaphore, Timeout.Infinite, default);

    public static Task WaitAsync(SemaphoreSlim semaphore, CancellationToken cancellationToken) =>
        WaitAsync(semaphore, Timeout.Infinite, cancellationToken);

    public static Task<bool> WaitAsync(SemaphoreSlim semaphore, int millisecondsTimeout) => WaitAsync(semaphore, millisecondsTimeout, default);

    public static Task<bool> WaitAsync(SemaphoreSlim semaphore, TimeSpan timeout) => WaitAsync(semaphore, timeout, default);

    public static Task<bool> WaitAsync(SemaphoreSlim semaphore, TimeSpan timeout, CancellationToken cancellationToken) =>
        WaitAsync(semaphore, Modelling.Milliseconds(timeout, nameof(timeout)), cancellationToken);

    public static Task<bool> WaitAsync(SemaphoreSlim semaphore, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return semaphore.WaitAsync(millisecondsTimeout, cancellationToken);
        }

        SemaphoreSlimResource resource = Living(thread, semaphore);
        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        if (Cancellations.IsRequested(cancellationToken))
        {
            return Task.FromCanceled<bool>(cancellationToken);
        }

        thread.Execution.Point(thread, AccessKind.TryAcquire, resource);
        if (resource.Count > 0)
        {
            resource.Count--;
            thread.Execution.Mutated();
            return Task.FromResult(true);
        }

        if (timeout == TimeSpan.Zero)
        {
            thread.Execution.NoteUnchanged(thread);
            return Task.FromResult(false);
        }

        var waiter = new SemaphoreWaiter(resource);
        resource.AsyncWaiters.Add(waiter);
        waiter.Begin(thread, "SemaphoreSlim.WaitAsync", timeout, cancellationToken);
        TaskResource.Of(thread, waiter.Promise).QueuesContinuations = true;
        return waiter.Task;
    }
}
