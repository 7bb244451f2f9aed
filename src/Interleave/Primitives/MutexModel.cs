using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Mutex.

namespace Interleave.Primitives;

/// <summary>Models <see cref="Mutex"/>, unnamed. Named ones reach other processes and are refused by name.</summary>
[ModelOf(typeof(Mutex))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MutexModel
{
    public static Mutex ctor() => ctor(initiallyOwned: false);

    public static Mutex ctor(bool initiallyOwned)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return new Mutex(initiallyOwned);
        }

        var mutex = new Mutex(initiallyOwned: false);
        MutexResource resource = WaitHandles.Mutex(thread, mutex);
        if (initiallyOwned)
        {
            resource.Take(thread);
        }

        return mutex;
    }

    public static void ReleaseMutex(Mutex mutex)
    {
        if (LogicalThread.Current is not { } thread)
        {
            mutex.ReleaseMutex();
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        var resource = (MutexResource)WaitHandles.Of(thread, mutex);
        if (!ReferenceEquals(resource.Owner, thread))
        {
#pragma warning disable CA2201, MA0014 // What the modelled call throws.
            throw thread.Execution.NotOwned(thread, resource, new ApplicationException("Object synchronization method was called from an unsynchronized block of code."));
#pragma warning restore CA2201, MA0014
        }

        if (resource.Count > 1)
        {
            resource.Count--;
            return;
        }

        thread.Execution.BeforeRelease(thread, resource);
        (resource.Owner, resource.Count) = (null, 0);
        thread.Execution.LockReleased(thread, resource);
    }
}
