using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Interlocked.

namespace Interleave.Primitives;

/// <summary>Models <see cref="Interlocked"/>: each call is one atomic step at a scheduling point; the real call does the work.</summary>
[ModelOf(typeof(Interlocked))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class InterlockedModel
{
    public static int Increment(ref int location)
    {
        After(Before(ref location), changed: true);
        return Interlocked.Increment(ref location);
    }

    public static int Decrement(ref int location)
    {
        After(Before(ref location), changed: true);
        return Interlocked.Decrement(ref location);
    }

    public static int Add(ref int location1, int value)
    {
        After(Before(ref location1), value != 0);
        return Interlocked.Add(ref location1, value);
    }

    public static int And(ref int location1, int value)
    {
        LogicalThread? thread = Before(ref location1);
        int old = Interlocked.And(ref location1, value);
        After(thread, (old & value) != old);
        return old;
    }

    public static int Or(ref int location1, int value)
    {
        LogicalThread? thread = Before(ref location1);
        int old = Interlocked.Or(ref location1, value);
        After(thread, (old | value) != old);
        return old;
    }

    public static long Increment(ref long location)
    {
        After(Before(ref location), changed: true);
        return Interlocked.Increment(ref location);
    }

    public static long Decrement(ref long location)
    {
        After(Before(ref location), changed: true);
        return Interlocked.Decrement(ref location);
    }

    public static long Add(ref long location1, long value)
    {
        After(Before(ref location1), value != 0);
        return Interlocked.Add(ref location1, value);
    }

    public static long And(ref long location1, long value)
    {
        LogicalThread? thread = Before(ref location1);
        long old = Interlocked.And(ref location1, value);
        After(thread, (old & value) != old);
        return old;
    }

    public static long Or(ref long location1, long value)
    {
        LogicalThread? thread = Before(ref location1);
        long old = Interlocked.Or(ref location1, value);
        After(thread, (old | value) != old);
        return old;
    }

    public static uint Increment(ref uint location)
    {
        After(Before(ref location), changed: true);
        return Interlocked.Increment(ref location);
    }

    public static uint Decrement(ref uint location)
    {
        After(Before(ref location), changed: true);
        return Interlocked.Decrement(ref location);
    }

    public static uint Add(ref uint location1, uint value)
    {
        After(Before(ref location1), value != 0);
        return Interlocked.Add(ref location1, value);
    }

    public static uint And(ref uint location1, uint value)
    {
        LogicalThread? thread = Before(ref location1);
        uint old = Interlocked.And(ref location1, value);
        After(thread, (old & value) != old);
        return old;
    }

    public static uint Or(ref uint location1, uint value)
    {
        LogicalThread? thread = Before(ref location1);
        uint old = Interlocked.Or(ref location1, value);
        After(thread, (old | value) != old);
        return old;
    }

    public static ulong Increment(ref ulong location)
    {
        After(Before(ref location), changed: true);
        return Interlocked.Increment(ref location);
    }

    public static ulong Decrement(ref ulong location)
    {
        After(Before(ref location), changed: true);
        return Interlocked.Decrement(ref location);
    }

    public static ulong Add(ref ulong location1, ulong value)
    {
        After(Before(ref location1), value != 0);
        return Interlocked.Add(ref location1, value);
    }

    public static ulong And(ref ulong location1, ulong value)
    {
        LogicalThread? thread = Before(ref location1);
        ulong old = Interlocked.And(ref location1, value);
        After(thread, (old & value) != old);
        return old;
    }

    public static ulong Or(ref ulong location1, ulong value)
    {
        LogicalThread? thread = Before(ref location1);
        ulong old = Interlocked.Or(ref location1, value);
        After(thread, (old | value) != old);
        return old;
    }

    public static long Read(ref readonly long location)
    {
        if (LogicalThread.Current is { } thread)
        {
            References.AtomicAccess(thread, ref Unsafe.AsRef(in location), AccessKind.Read);
        }

        return Interlocked.Read(in location);
    }

    public static ulong Read(ref readonly ulong location)
    {
        if (LogicalThread.Current is { } thread)
        {
            References.AtomicAccess(thread, ref Unsafe.AsRef(in location), AccessKind.Read);
        }

        return Interlocked.Read(in location);
    }

    public static void MemoryBarrier()
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.MemoryFence(thread);
        }

        Interlocked.MemoryBarrier();
    }

    public static void MemoryBarrierProcessWide()
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.MemoryFenceAll(thread);
        }

        Interlocked.MemoryBarrierProcessWide();
    }

    private static LogicalThread? Before<T>(ref T location)
    {
        LogicalThread? thread = LogicalThread.Current;
        if (thread is not null)
        {
            References.AtomicAccess(thread, ref location, AccessKind.ReadWrite);
        }

        return thread;
    }

    /// <summary>Tells the engine whether anything can look different now; a spinning thread stands back until then.</summary>
    private static void After(LogicalThread? thread, bool changed)
    {
        if (thread is null)
        {
            return;
        }

        if (changed)
        {
            thread.Execution.Mutated();
        }
        else
        {
            thread.Execution.AtomicChangedNothing(thread);
            thread.Execution.NoteUnchanged(thread);
        }
    }

    private static bool Same<T>(T left, T right) =>
        typeof(T).IsValueType ? EqualityComparer<T>.Default.Equals(left, right) : ReferenceEquals(left, right);
}
