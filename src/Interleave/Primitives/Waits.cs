using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Waiting for something that waiting does not change.</summary>
internal static class Waits
{
    /// <summary>Waits until the resource is ready; a limit of zero only asks, and can be a spin.</summary>
    internal static bool For(
        LogicalThread thread, Resource resource, TimeSpan timeout, AccessKind kind, CancellationToken token = default)
    {
        if (timeout != TimeSpan.Zero)
        {
            return thread.Execution.Block(thread, kind, resource, timeout, token);
        }

        thread.Execution.Point(thread, kind == AccessKind.Wait ? AccessKind.Read : AccessKind.TryAcquire, resource);
        bool ready = resource.IsReady(thread);
        if (!ready)
        {
            thread.Execution.NoteUnchanged(thread);
        }
        else if (kind != AccessKind.Wait)
        {
            thread.Execution.Mutated();
        }

        return ready;
    }
}
