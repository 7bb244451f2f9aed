using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Volatile.

namespace Interleave.Primitives;

/// <summary>Models <see cref="Volatile"/>: each access is a scheduling point, whether memory points are on or off.</summary>
[ModelOf(typeof(Volatile))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VolatileModel
{
    public static bool Read(ref readonly bool location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out bool seen) ? seen : Volatile.Read(in location);

    public static void Write(ref bool location, bool value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static byte Read(ref readonly byte location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out byte seen) ? seen : Volatile.Read(in location);

    public static void Write(ref byte location, byte value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static double Read(ref readonly double location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out double seen) ? seen : Volatile.Read(in location);

    public static void Write(ref double location, double value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static short Read(ref readonly short location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out short seen) ? seen : Volatile.Read(in location);

    public static void Write(ref short location, short value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static int Read(ref readonly int location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out int seen) ? seen : Volatile.Read(in location);

    public static void Write(ref int location, int value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static long Read(ref readonly long location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out long seen) ? seen : Volatile.Read(in location);

    public static void Write(ref long location, long value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static nint Read(ref readonly nint location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out nint seen) ? seen : Volatile.Read(in location);

    public static void Write(ref nint location, nint value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static sbyte Read(ref readonly sbyte location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out sbyte seen) ? seen : Volatile.Read(in location);

    public static void Write(ref sbyte location, sbyte value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static float Read(ref readonly float location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out float seen) ? seen : Volatile.Read(in location);

    public static void Write(ref float location, float value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static ushort Read(ref readonly ushort location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out ushort seen) ? seen : Volatile.Read(in location);

    public static void Write(ref ushort location, ushort value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static uint Read(ref readonly uint location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out uint seen) ? seen : Volatile.Read(in location);

    public static void Write(ref uint location, uint value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static ulong Read(ref readonly ulong location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out ulong seen) ? seen : Volatile.Read(in location);

    public static void Write(ref ulong location, ulong value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static nuint Read(ref readonly nuint location) =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out nuint seen) ? seen : Volatile.Read(in location);

    public static void Write(ref nuint location, nuint value)
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(location))]
    public static T Read<T>([System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(location))] ref readonly T location)
        where T : class? =>
        References.AcquireLoad(ref Unsafe.AsRef(in location), out T seen) ? seen : Volatile.Read(in location);

    public static void Write<T>([System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(value))] ref T location, T value)
        where T : class?
    {
        if (!References.ReleaseStore(ref location, value))
        {
            Volatile.Write(ref location, value);
        }
    }

    public static void ReadBarrier()
    {
        Fence();
        Volatile.ReadBarrier();
    }

    public static void WriteBarrier()
    {
        Fence();
        Volatile.WriteBarrier();
    }

    private static void Fence()
    {
        // A full fence, where the barriers order less: TSO has both anyway, and reads before writes stay in order.
        if (LogicalThread.Current is { Execution: { IsStoreOrdered: false } execution } thread)
        {
            execution.MemoryFence(thread);
        }
    }
}
