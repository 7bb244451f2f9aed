using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// The scheduling points of a call on a thread-safe collection: one before it. What goes in is released, what comes out
/// or is seen is acquired; nothing more is promised.
/// </summary>
internal static class CollectionSteps
{
    /// <summary>Before a call that only looks.</summary>
    internal static void Read(object collection)
    {
        if (LogicalThread.Current is { } thread)
        {
            Read(thread, Of(thread, collection));
        }
    }

    /// <summary>Before a call that puts something in, and cannot fail.</summary>
    internal static void Write(object collection)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.Point(thread, AccessKind.Write, Of(thread, collection), isSync: true);
        }
    }

    /// <summary>Before a call that takes something out if there is anything.</summary>
    /// <returns>To be passed to <see cref="Took"/>.</returns>
    internal static LogicalThread? Take(object collection)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.Point(thread, AccessKind.TryAcquire, Of(thread, collection));
            return thread;
        }

        return null;
    }

    /// <summary>After a call that may have taken something.</summary>
    /// <returns>Whether it did.</returns>
    internal static bool Took(LogicalThread? thread, bool taken)
    {
        if (thread is not null)
        {
            if (taken)
            {
                thread.Execution.Mutated();
            }
            else
            {
                thread.Execution.NoteUnchanged(thread);
            }
        }

        return taken;
    }

    internal static void Read(LogicalThread thread, Resource resource)
    {
        thread.Execution.Point(thread, AccessKind.Read, resource, isSync: true);
        thread.Execution.NoteUnchanged(thread);
    }

    private static CollectionResource Of(LogicalThread thread, object collection) =>
        Modelling.Of<CollectionResource>(thread, collection ?? throw new NullReferenceException());
}
