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
            thread.Execution.NoteSeen<LazyResource>(thread, lazy);
            return lazy.Value;
        }

        LazyResource resource = Modelling.Of<LazyResource>(thread, lazy);
        if (Mode(lazy) is not LazyThreadSafetyMode.ExecutionAndPublication || ReferenceEquals(resource.Runner, thread))
        {
            thread.Execution.Point(thread, AccessKind.Signal, resource);
            return lazy.Value;
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

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Mode")]
    private static extern LazyThreadSafetyMode? Mode(Lazy<T> lazy);
}
