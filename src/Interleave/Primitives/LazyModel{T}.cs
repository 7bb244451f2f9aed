using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Lazy`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="Lazy{T}.Value"/>: the real object runs its factory; who must wait for whom is decided here, so that
/// no thread blocks on the lock inside it. The constructors are the real ones.
/// </summary>
[ModelOf(typeof(Lazy<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LazyModel<T>
{
    public static bool get_IsValueCreated(Lazy<T> lazy)
    {
        if (LogicalThread.Current is { } thread && !lazy.IsValueCreated)
        {
            thread.Execution.Point(thread, AccessKind.Read, Modelling.Of<LazyResource>(thread, lazy));
            thread.Execution.NoteUnchanged(thread);
        }
        else if (LogicalThread.Current is { } seer)
        {
            Seen(seer, lazy);
        }

        return lazy.IsValueCreated;
    }

    public static T get_Value(Lazy<T> lazy)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return lazy.Value;
        }

        if (lazy.IsValueCreated)
        {
            Seen(thread, lazy);
            return lazy.Value;
        }

        LazyResource resource = Modelling.Of<LazyResource>(thread, lazy);
        if (ReferenceEquals(resource.Runner, thread))
        {
            return lazy.Value;
        }

        switch (Mode(lazy))
        {
            case LazyThreadSafetyMode.None:
                return Unsynchronised(thread, lazy);
            case LazyThreadSafetyMode.PublicationOnly:
                return Published(thread, lazy, resource);
        }

        thread.Execution.Block(thread, AccessKind.Acquire, resource);
        resource.Runner = thread;
        try
        {
            return lazy.Value;
        }
        finally
        {
            resource.Runner = null;
            thread.Execution.Mutated();
            thread.Execution.Note(thread, AccessKind.Release, resource);
        }
    }

    public static string? ToString(Lazy<T> lazy) => get_IsValueCreated(lazy) ? get_Value(lazy)!.ToString() : lazy.ToString();

    /// <summary>The value is there: an order with its factory, or, without synchronisation, a plain read.</summary>
    private static void Seen(LogicalThread thread, Lazy<T> lazy)
    {
        if (thread.Execution.ResourcesById.TryGet(lazy, out MemoryLocation? location))
        {
            thread.Execution.Point(thread, AccessKind.Read, location);
        }
        else
        {
            thread.Execution.NoteSeen<LazyResource>(thread, lazy);
        }
    }

    /// <summary>No order is promised, so this is a write to memory like any other: two threads at it are a race.</summary>
    private static T Unsynchronised(LogicalThread thread, Lazy<T> lazy)
    {
        MemoryLocation location = thread.Execution.Resource<MemoryLocation>(lazy, out bool created);
        if (created)
        {
            location.Label = "Lazy.Value";
        }

        thread.Execution.Point(thread, AccessKind.Write, location);
        return lazy.Value;
    }

    /// <summary>Several factories may run; the first to end wins, and what it did is visible to all.</summary>
    private static T Published(LogicalThread thread, Lazy<T> lazy, LazyResource resource)
    {
        thread.Execution.Point(thread, AccessKind.Signal, resource);
        if (lazy.IsValueCreated)
        {
            return lazy.Value;
        }

        T value = lazy.Value;
        thread.Execution.Mutated();
        thread.Execution.Note(thread, AccessKind.Signal, resource);
        return value;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Mode")]
    private static extern LazyThreadSafetyMode? Mode(Lazy<T> lazy);
}
