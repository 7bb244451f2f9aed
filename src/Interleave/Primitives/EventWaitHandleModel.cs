using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.EventWaitHandle.

namespace Interleave.Primitives;

/// <summary>Models <see cref="EventWaitHandle"/>, unnamed. Named ones reach other processes and are refused by name.</summary>
[ModelOf(typeof(EventWaitHandle))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EventWaitHandleModel
{
    public static EventWaitHandle ctor(bool initialState, EventResetMode mode) =>
        Created(new EventWaitHandle(initialState, mode), initialState, mode == EventResetMode.AutoReset);

    public static bool Set(EventWaitHandle handle) => Change(handle, isSet: true, AccessKind.Signal);

    public static bool Reset(EventWaitHandle handle) => Change(handle, isSet: false, AccessKind.Write);

    internal static T Created<T>(T handle, bool isSet, bool isAuto)
        where T : EventWaitHandle
    {
        if (LogicalThread.Current is { } thread)
        {
            EventResource resource = Modelling.Of<EventResource>(thread, handle);
            (resource.IsSet, resource.IsAuto) = (isSet, isAuto);
        }

        return handle;
    }

    private static bool Change(EventWaitHandle handle, bool isSet, AccessKind kind)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return isSet ? handle.Set() : handle.Reset();
        }

        if (!thread.Execution.IsStopping)
        {
            EventResource resource = WaitHandles.Of(thread, handle) as EventResource ?? WaitHandles.Event(thread, handle);
            thread.Execution.Point(thread, kind, resource);
            resource.Change(thread, isSet);
        }

        return true;
    }
}
