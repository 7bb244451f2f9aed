using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.RegisteredWaitHandle.

namespace Interleave.Primitives;

/// <summary>Models <see cref="RegisteredWaitHandle"/>.</summary>
[ModelOf(typeof(RegisteredWaitHandle))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RegisteredWaitHandleModel
{
    public static bool Unregister(RegisteredWaitHandle handle, WaitHandle? waitObject)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return handle.Unregister(waitObject);
        }

        return thread.Execution.IsStopping || RegisteredWait.Unregister(thread, handle ?? throw new NullReferenceException(), waitObject);
    }
}
