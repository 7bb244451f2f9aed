using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Finds what stands behind a wait handle.</summary>
internal static class WaitHandles
{
    /// <summary>The event behind a handle; one made outside of the execution starts in the state the real one is in.</summary>
    internal static EventResource Event(LogicalThread thread, EventWaitHandle handle)
    {
        if (thread.Execution.ResourcesById.TryGet(handle, out DerivedHandleResource? derived))
        {
            thread.Execution.FailUncontrolled(
                $"{SiteTable.Get(thread.CurrentSite)}: setting or resetting the wait handle of {derived.Owner} past its owner is not modelled. Use the owner.");
        }

        EventResource resource = thread.Execution.Resource<EventResource>(handle, out bool created);
        if (created)
        {
            resource.Label = SiteTable.Get(thread.CurrentSite).Label;
            resource.IsSet = handle.WaitOne(0);
            // Of an auto-reset event that wait has taken the signal, which goes back; a second wait tells the two apart.
            resource.IsAuto = handle is AutoResetEvent || (handle is not ManualResetEvent && resource.IsSet && !handle.WaitOne(0));
            if (resource.IsSet)
            {
                handle.Set();
            }
        }

        return resource;
    }

    internal static MutexResource Mutex(LogicalThread thread, Mutex handle) => Modelling.Of<MutexResource>(thread, handle);

    internal static SemaphoreResource Semaphore(LogicalThread thread, Semaphore handle) => Modelling.Of<SemaphoreResource>(thread, handle);

    /// <summary>The handle that a slim primitive gives out: the real object, as an identity for what is behind it.</summary>
    internal static WaitHandle Derived(LogicalThread thread, WaitHandle handle, WaitHandleResource owner)
    {
        thread.Execution.Resource<DerivedHandleResource>(handle, out _).Owner = owner;
        return handle;
    }

    /// <summary>What stands behind any handle; ends the execution when it is of a kind that is not modelled.</summary>
    internal static WaitHandleResource Of(LogicalThread thread, WaitHandle handle)
    {
        WaitHandleResource resource = handle switch
        {
            null => throw new NullReferenceException(),
            _ when thread.Execution.ResourcesById.TryGet(handle, out DerivedHandleResource? derived) => derived.Owner!,
            EventWaitHandle e => Event(thread, e),
            Mutex m => Mutex(thread, m),
            Semaphore s => Semaphore(thread, s),
            _ => Unknown(thread, handle),
        };
        ObjectDisposedException.ThrowIf(resource.IsDisposed, handle);
        return resource;
    }

    /// <summary>Waits for one handle.</summary>
    internal static bool Wait(LogicalThread thread, WaitHandleResource resource, TimeSpan timeout)
    {
        bool ready = Waits.For(thread, resource, timeout, resource.WaitKind);
        if (ready)
        {
            resource.Take(thread);
        }

        return ready;
    }

    private static EventResource Unknown(LogicalThread thread, WaitHandle handle)
    {
        thread.Execution.FailUncontrolled(
            $"{SiteTable.Get(thread.CurrentSite)}: waiting for a {handle.GetType().FullName} is not modelled. Use an event, a mutex or a semaphore of System.Threading.");
        return null!;
    }
}
