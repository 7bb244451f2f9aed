using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Buffers.ArrayPool<T>.

namespace Interleave.Primitives;

/// <summary>
/// Models the class library's pools: each starts empty, and gives out the buffer that came back last to whoever asks
/// next, as it is, which shows the most of what can go wrong. The real ones keep buffers per thread and across tests.
/// </summary>
/// <typeparam name="T">The elements' type.</typeparam>
[ModelOf(typeof(ArrayPool<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArrayPoolModel<T>
{
    private const int MinLength = 16;
    private const int MaxLength = 1 << 30;

    public static T[] Rent(ArrayPool<T> pool, int minimumLength)
    {
        if (LogicalThread.Current is not { } thread || !IsLibrarys(pool) || minimumLength is <= 0 or > MaxLength)
        {
            return pool.Rent(minimumLength);
        }

        int length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(minimumLength, MinLength));
        PooledArrays state = thread.Execution.Resource<PooledArrays>(pool, out _);
        thread.Execution.Point(thread, AccessKind.ReadWrite, state);
        thread.Execution.Mutated();
        T[] buffer = state.Take(length) is T[] used ? used : new T[length];
        thread.Execution.BufferRented(thread, buffer);
        return buffer;
    }

    public static void Return(ArrayPool<T> pool, T[] array, bool clearArray)
    {
        if (LogicalThread.Current is not { } thread || !IsLibrarys(pool) || array is null || !IsBucket(array.Length))
        {
            pool.Return(array!, clearArray);
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        PooledArrays state = thread.Execution.Resource<PooledArrays>(pool, out _);
        thread.Execution.Point(thread, AccessKind.ReadWrite, state);
        thread.Execution.Mutated();
        thread.Execution.BufferReturned(thread, array);
        if (clearArray)
        {
            Array.Clear(array);
        }

        state.Put(array);
    }

    // A pool of the program's own is its own business: what it is made of is rewritten.
    private static bool IsLibrarys(ArrayPool<T> pool) => pool?.GetType().Assembly == typeof(ArrayPool<>).Assembly;

    private static bool IsBucket(int length) => length is >= MinLength and <= MaxLength && BitOperations.IsPow2(length);
}
