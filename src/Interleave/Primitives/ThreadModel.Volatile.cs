using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Thread.

namespace Interleave.Primitives;

/// <content>VolatileRead and VolatileWrite, which are full fences unlike <see cref="Volatile"/>.</content>
public static partial class ThreadModel
{
    public static byte VolatileRead(ref byte address)
    {
        Fenced(ref address, AccessKind.Read);
        byte value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref byte address, byte value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static double VolatileRead(ref double address)
    {
        Fenced(ref address, AccessKind.Read);
        double value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref double address, double value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static short VolatileRead(ref short address)
    {
        Fenced(ref address, AccessKind.Read);
        short value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref short address, short value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static int VolatileRead(ref int address)
    {
        Fenced(ref address, AccessKind.Read);
        int value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref int address, int value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static long VolatileRead(ref long address)
    {
        Fenced(ref address, AccessKind.Read);
        long value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref long address, long value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static nint VolatileRead(ref nint address)
    {
        Fenced(ref address, AccessKind.Read);
        nint value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref nint address, nint value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static object? VolatileRead(ref object? address)
    {
        Fenced(ref address, AccessKind.Read);
        object? value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref object? address, object? value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static sbyte VolatileRead(ref sbyte address)
    {
        Fenced(ref address, AccessKind.Read);
        sbyte value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref sbyte address, sbyte value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static float VolatileRead(ref float address)
    {
        Fenced(ref address, AccessKind.Read);
        float value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref float address, float value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static ushort VolatileRead(ref ushort address)
    {
        Fenced(ref address, AccessKind.Read);
        ushort value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref ushort address, ushort value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static uint VolatileRead(ref uint address)
    {
        Fenced(ref address, AccessKind.Read);
        uint value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref uint address, uint value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static ulong VolatileRead(ref ulong address)
    {
        Fenced(ref address, AccessKind.Read);
        ulong value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref ulong address, ulong value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    public static nuint VolatileRead(ref nuint address)
    {
        Fenced(ref address, AccessKind.Read);
        nuint value = address;
        Interlocked.MemoryBarrier();
        return value;
    }

    public static void VolatileWrite(ref nuint address, nuint value)
    {
        Fenced(ref address, AccessKind.Write);
        Interlocked.MemoryBarrier();
        address = value;
    }

    private static void Fenced<T>(ref T address, AccessKind kind)
    {
        if (LogicalThread.Current is { } thread)
        {
            References.AtomicAccess(thread, ref address, kind);
        }
    }
}
