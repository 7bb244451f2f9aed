using System.Buffers;

namespace Unit.Rewriting.Fixtures;

/// <summary>Buffers of array pools, used wrongly.</summary>
public static class PooledBuffers
{
    public static void UsedAfterReturn()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(100);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer[3] = 1;
    }

    public static void UsedByReferenceAfterReturn()
    {
        int[] buffer = ArrayPool<int>.Shared.Rent(10);
        ref int first = ref buffer[0];
        ArrayPool<int>.Shared.Return(buffer);
        first = 1;
    }

    public static void ReturnedTwice()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(100);
        ArrayPool<byte>.Shared.Return(buffer);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
    }

    public static void ReturnedTwiceToAPoolOfOnesOwn()
    {
        var pool = ArrayPool<byte>.Create();
        byte[] buffer = pool.Rent(100);
        pool.Return(buffer);
        pool.Return(buffer);
    }

    public static void UsedByAnotherThreadMeanwhile()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(100);
        SafeCollections.Both(() => ArrayPool<byte>.Shared.Return(buffer), () => _ = buffer[0]);
    }

    public static void KeptWhileTheNextOneRentsIt()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(100);
        ArrayPool<byte>.Shared.Return(buffer);
        SafeCollections.Both(
            () => ArrayPool<byte>.Shared.Rent(100)[0] = 1,
            () => buffer[0] = 2);
    }
}
