using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// A wait registered with the thread pool: a logical thread that waits for the handle and calls back, once or each time.
/// The <see cref="RegisteredWaitHandle"/>, which nobody can construct, is an identity.
/// </summary>
internal sealed class RegisteredWait
{
    private readonly WaitOrTimerCallback _callback;
    private readonly object? _state;
    private readonly TimeSpan _timeout;
    private readonly bool _once;
    private readonly RegisteredWaitResource _resource;
    private readonly bool _flow;

    private RegisteredWait(LogicalThread thread, WaitHandle handle, WaitOrTimerCallback callback, RegisteredWaitOptions options)
    {
        (_callback, _state) = (callback, options.State);
        (_timeout, _once, _flow) = (options.Timeout, options.Once, options.FlowsContext);
        Identity = (RegisteredWaitHandle)RuntimeHelpers.GetUninitializedObject(typeof(RegisteredWaitHandle));
#pragma warning disable CA1816 // An object that was never constructed has nothing to finalize.
        GC.SuppressFinalize(Identity);
#pragma warning restore CA1816
        _resource = thread.Execution.Resource<RegisteredWaitResource>(Identity, out _);
        _resource.Handle = WaitHandles.Of(thread, handle);
    }

    internal RegisteredWaitHandle Identity { get; }

    internal static RegisteredWaitHandle Register(LogicalThread thread, WaitHandle handle, WaitOrTimerCallback callback, RegisteredWaitOptions options)
    {
        ArgumentNullException.ThrowIfNull(handle, "waitObject");
        ArgumentNullException.ThrowIfNull(callback, "callBack");
        var wait = new RegisteredWait(thread, handle, callback, options);
        LogicalThread spawned = thread.Execution.Spawn(ThreadKind.PoolItem, "registered wait", static w => ((RegisteredWait)w!).Run(), wait, options.FlowsContext);
        thread.Execution.Note(thread, AccessKind.Spawn, spawned.Ended);
        return wait.Identity;
    }

    /// <summary>Ends it; a callback that runs goes on.</summary>
    internal static bool Unregister(LogicalThread thread, RegisteredWaitHandle identity, WaitHandle? toSignal)
    {
        RegisteredWaitResource resource = thread.Execution.Resource<RegisteredWaitResource>(identity, out _);
        thread.Execution.Point(thread, AccessKind.Signal, resource);
        if (resource.IsUnregistered)
        {
            return false;
        }

        (resource.IsUnregistered, resource.ToSignal) = (true, toSignal);
        resource.SignalIfThrough();
        return true;
    }

    private void Run()
    {
        LogicalThread thread = LogicalThread.Current!;
        do
        {
            bool isSet = thread.Execution.Block(thread, AccessKind.Wait, _resource, _timeout);
            if (_resource.IsUnregistered)
            {
                return;
            }

            if (isSet)
            {
                thread.Execution.Order(thread, AccessKind.Wait, _resource.Handle!);
                _resource.Handle!.Take(thread);
            }

            Call(thread, timedOut: !isSet);
        }
        while (!_once && !_resource.IsUnregistered);
    }

    private void Call(LogicalThread thread, bool timedOut)
    {
        _resource.Running++;
        if (_once)
        {
            CallNow(timedOut);
            return;
        }

        // The next wait does not wait for this callback.
        LogicalThread spawned = thread.Execution.Spawn(ThreadKind.PoolItem, "registered wait callback", _ => CallNow(timedOut), null, _flow);
        thread.Execution.Note(thread, AccessKind.Spawn, spawned.Ended);
    }

    private void CallNow(bool timedOut)
    {
        _callback(_state, timedOut);
        _resource.Running--;
        _resource.SignalIfThrough();
    }
}
