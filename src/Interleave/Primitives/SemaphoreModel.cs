using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Semaphore.

namespace Interleave.Primitives;

/// <summary>Models <see cref="Semaphore"/>, unnamed. Named ones reach other processes and are refused by name.</summary>
[ModelOf(typeof(Semaphore))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SemaphoreModel
{
    public static Semaphore ctor(int initialCount, int maximumCount)
    {
        var semaphore = new Semaphore(initialCount, maximumCount);
        if (LogicalThread.Current is { } thread)
        {
            SemaphoreResource resource = WaitHandles.Semaphore(thread, semaphore);
            (resource.Count, resource.MaxCount) = (initialCount, maximumCount);
        }

        return semaphore;
    }

    public static int Release(Semaphore semaphore) => Release(semaphore, 1);

    public static int Release(Semaphore semaphore, int releaseCount)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return semaphore.Release(releaseCount);
        }

        if (thread.Execution.IsStopping)
        {
            return 0;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(releaseCount, 1);
        var resource = (SemaphoreResource)WaitHandles.Of(thread, semaphore);
        thread.Execution.Point(thread, AccessKind.Release, resource);
        if (resource.MaxCount - resource.Count < releaseCount)
        {
            throw new SemaphoreFullException();
        }

        resource.Count += releaseCount;
        return resource.Count - releaseCount;
    }
}
