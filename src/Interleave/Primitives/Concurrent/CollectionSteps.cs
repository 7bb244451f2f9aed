using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The scheduling points of a call on a thread-safe collection: one before it.</summary>
internal static class CollectionSteps
{
    /// <summary>Before a call that only looks.</summary>
    internal static void Read(object collection)
    {
        if (LogicalThread.Current is { } thread)
        {
            Of(thread, collection).Read(thread);
        }
    }

    /// <summary>Before a call that puts something in, and cannot fail.</summary>
    internal static void Write(object collection)
    {
        if (LogicalThread.Current is { } thread)
        {
            Of(thread, collection).Write(thread);
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

    internal static ThreadSafeContents Of(LogicalThread thread, object collection) =>
        Modelling.Of<ThreadSafeContents>(thread, collection ?? throw new NullReferenceException());
}
