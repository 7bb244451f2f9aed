using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Completing a promise: a scheduling point before it, and whether the continuations that real .NET runs inside the
/// completing call may run there (the default) or are queued (RunContinuationsAsynchronously).
/// </summary>
internal static class Completion
{
    [ThreadStatic]
    private static bool t_queue;

    /// <summary>True while a task is being completed whose continuations must not run inside that call.</summary>
    internal static bool QueuesContinuations => t_queue;

    /// <summary>Before completing: the scheduling point.</summary>
    /// <returns>To be passed to <see cref="End"/> in a finally block.</returns>
    internal static bool Begin(LogicalThread thread, Task task)
    {
        TaskResource resource = TaskResource.Of(thread, task);
        if (!task.IsCompleted)
        {
            thread.Execution.Point(thread, AccessKind.Signal, resource);
        }
        else
        {
            // Who comes too late sees what the first one did.
            TaskResource.Seen(thread, resource);
        }

        return Queue(resource.QueuesContinuations);
    }

    /// <summary>Without a scheduling point: from here to <see cref="End"/> continuations are queued if asked for.</summary>
    internal static bool Queue(bool queue)
    {
        bool previous = t_queue;
        t_queue |= queue;
        return previous;
    }

    /// <summary>After completing.</summary>
    internal static void End(LogicalThread thread, Task? task, bool previous)
    {
        t_queue = previous;
        if (task is { IsFaulted: true })
        {
            thread.Execution.FaultedTasks.Add(task);
        }
    }
}
