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
    public static bool Read(ref readonly bool location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref bool location, bool value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static byte Read(ref readonly byte location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref byte location, byte value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static double Read(ref readonly double location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref double location, double value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static short Read(ref readonly short location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref short location, short value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static int Read(ref readonly int location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref int location, int value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static long Read(ref readonly long location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref long location, long value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static nint Read(ref readonly nint location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref nint location, nint value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static sbyte Read(ref readonly sbyte location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref sbyte location, sbyte value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static float Read(ref readonly float location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref float location, float value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static ushort Read(ref readonly ushort location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref ushort location, ushort value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static uint Read(ref readonly uint location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref uint location, uint value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static ulong Read(ref readonly ulong location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref ulong location, ulong value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static nuint Read(ref readonly nuint location)
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write(ref nuint location, nuint value)
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(location))]
    public static T Read<T>([System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(location))] ref readonly T location)
        where T : class?
    {
        Before(ref Unsafe.AsRef(in location), AccessKind.Read);
        return Volatile.Read(in location);
    }

    public static void Write<T>([System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(value))] ref T location, T value)
        where T : class?
    {
        Before(ref location, AccessKind.Write);
        Volatile.Write(ref location, value);
    }

    public static void ReadBarrier() => Volatile.ReadBarrier();

    public static void WriteBarrier() => Volatile.WriteBarrier();

    private static void Before<T>(ref T location, AccessKind kind)
    {
        if (LogicalThread.Current is { } thread)
        {
            References.AtomicAccess(thread, ref location, kind);
        }
    }
}
