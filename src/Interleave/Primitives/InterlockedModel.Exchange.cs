using System.Diagnostics.CodeAnalysis;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Interlocked.

namespace Interleave.Primitives;

/// <content>Exchange and CompareExchange.</content>
public static partial class InterlockedModel
{
    public static int Exchange(ref int location1, int value)
    {
        LogicalThread? thread = Before(ref location1);
        int old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static long Exchange(ref long location1, long value)
    {
        LogicalThread? thread = Before(ref location1);
        long old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static sbyte Exchange(ref sbyte location1, sbyte value)
    {
        LogicalThread? thread = Before(ref location1);
        sbyte old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static short Exchange(ref short location1, short value)
    {
        LogicalThread? thread = Before(ref location1);
        short old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static byte Exchange(ref byte location1, byte value)
    {
        LogicalThread? thread = Before(ref location1);
        byte old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static ushort Exchange(ref ushort location1, ushort value)
    {
        LogicalThread? thread = Before(ref location1);
        ushort old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static uint Exchange(ref uint location1, uint value)
    {
        LogicalThread? thread = Before(ref location1);
        uint old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static ulong Exchange(ref ulong location1, ulong value)
    {
        LogicalThread? thread = Before(ref location1);
        ulong old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static float Exchange(ref float location1, float value)
    {
        LogicalThread? thread = Before(ref location1);
        float old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static double Exchange(ref double location1, double value)
    {
        LogicalThread? thread = Before(ref location1);
        double old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static nint Exchange(ref nint location1, nint value)
    {
        LogicalThread? thread = Before(ref location1);
        nint old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static nuint Exchange(ref nuint location1, nuint value)
    {
        LogicalThread? thread = Before(ref location1);
        nuint old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    [return: NotNullIfNotNull(nameof(location1))]
    public static object? Exchange([NotNullIfNotNull(nameof(value))] ref object? location1, object? value)
    {
        LogicalThread? thread = Before(ref location1);
        object? old = Interlocked.Exchange(ref location1, value);
        After(thread, !ReferenceEquals(old, value));
        return old;
    }

    [return: NotNullIfNotNull(nameof(location1))]
    public static T Exchange<T>([NotNullIfNotNull(nameof(value))] ref T location1, T value)
    {
        LogicalThread? thread = Before(ref location1);
        T old = Interlocked.Exchange(ref location1, value);
        After(thread, !Same(old, value));
        return old;
    }

    public static int CompareExchange(ref int location1, int value, int comparand)
    {
        LogicalThread? thread = Before(ref location1);
        int old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static long CompareExchange(ref long location1, long value, long comparand)
    {
        LogicalThread? thread = Before(ref location1);
        long old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static sbyte CompareExchange(ref sbyte location1, sbyte value, sbyte comparand)
    {
        LogicalThread? thread = Before(ref location1);
        sbyte old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static short CompareExchange(ref short location1, short value, short comparand)
    {
        LogicalThread? thread = Before(ref location1);
        short old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static byte CompareExchange(ref byte location1, byte value, byte comparand)
    {
        LogicalThread? thread = Before(ref location1);
        byte old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static ushort CompareExchange(ref ushort location1, ushort value, ushort comparand)
    {
        LogicalThread? thread = Before(ref location1);
        ushort old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static uint CompareExchange(ref uint location1, uint value, uint comparand)
    {
        LogicalThread? thread = Before(ref location1);
        uint old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static ulong CompareExchange(ref ulong location1, ulong value, ulong comparand)
    {
        LogicalThread? thread = Before(ref location1);
        ulong old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static float CompareExchange(ref float location1, float value, float comparand)
    {
        LogicalThread? thread = Before(ref location1);
        float old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static double CompareExchange(ref double location1, double value, double comparand)
    {
        LogicalThread? thread = Before(ref location1);
        double old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static nint CompareExchange(ref nint location1, nint value, nint comparand)
    {
        LogicalThread? thread = Before(ref location1);
        nint old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    public static nuint CompareExchange(ref nuint location1, nuint value, nuint comparand)
    {
        LogicalThread? thread = Before(ref location1);
        nuint old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }

    [return: NotNullIfNotNull(nameof(location1))]
    public static object? CompareExchange(ref object? location1, object? value, object? comparand)
    {
        LogicalThread? thread = Before(ref location1);
        object? old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, ReferenceEquals(old, comparand) && !ReferenceEquals(old, value));
        return old;
    }

    [return: NotNullIfNotNull(nameof(location1))]
    public static T CompareExchange<T>(ref T location1, T value, T comparand)
    {
        LogicalThread? thread = Before(ref location1);
        T old = Interlocked.CompareExchange(ref location1, value, comparand);
        After(thread, Same(old, comparand) && !Same(old, value));
        return old;
    }
}
