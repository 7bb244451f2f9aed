using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The scheduling points of ImmutableInterlocked: reads and atomic updates of the location.</summary>
internal static class ImmutableSteps
{
    internal static void Read<T>(ref T location)
    {
        if (LogicalThread.Current is { } thread)
        {
            References.AtomicAccess(thread, ref location, AccessKind.Read);
        }
    }

    /// <summary>Before an update in one step.</summary>
    internal static void Update<T>(ref T location)
    {
        if (LogicalThread.Current is { } thread)
        {
            References.AtomicAccess(thread, ref location, AccessKind.ReadWrite);
        }
    }

    /// <summary>After it.</summary>
    /// <returns>Whether it has changed the location.</returns>
    internal static bool Updated(bool changed)
    {
        if (LogicalThread.Current is { } thread)
        {
            if (changed)
            {
                thread.Execution.Mutated();
            }
            else
            {
                thread.Execution.NoteUnchanged(thread);
            }
        }

        return changed;
    }

    /// <summary>Where the call stands: the program's own code runs between its steps.</summary>
    internal static int Site() => LogicalThread.Current?.CurrentSite ?? 0;

    internal static void Stand(int site)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.CurrentSite = site;
        }
    }
}
