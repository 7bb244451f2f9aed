using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="BlockingCollection{T}"/>. The real one holds items and counts; here is only who is inside of Add.</summary>
internal sealed class BlockingCollectionResource<T> : Resource
{
    /// <summary>Threads inside the underlying collection's TryAdd, which may be the program's own code.</summary>
    internal int Adders { get; set; }

    /// <summary>True from the call of CompleteAdding on; the real one follows when nobody adds any more.</summary>
    internal bool IsClosing { get; set; }

    internal BlockingCollection<T> Collection => (BlockingCollection<T>)Key!;

    internal bool IsBounded => FreeNodes(Collection) is not null;

    internal bool IsDisposedNow => IsDisposed(Collection);

    /// <summary>The bag under it, if it is over one.</summary>
    internal ConcurrentBag<T>? Bag => Underlying(Collection) as ConcurrentBag<T>;

    public override string KindName => "BlockingCollection";

    public override bool IsReady(LogicalThread thread) => IsReadyFor(thread.WaitState);

    /// <summary>Whether the real call would return, or throw, at once.</summary>
    internal bool IsReadyFor(object? want)
    {
        BlockingCollection<T> collection = Collection;
        if (IsDisposed(collection))
        {
            return true;
        }

        return ReferenceEquals(want, BlockingWant.Quiet) ? Adders == 0
            : ReferenceEquals(want, BlockingWant.Take) ? OccupiedNodes(collection).CurrentCount > 0 || collection.IsAddingCompleted
            : IsClosing || FreeNodes(collection) is not { CurrentCount: 0 };
    }

    internal bool IsCompletedNow() => !IsDisposed(Collection) && Collection.IsCompleted;

    protected internal override void Reset() => (Adders, IsClosing) = (0, false);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_freeNodes")]
    private static extern ref SemaphoreSlim? FreeNodes(BlockingCollection<T> collection);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_occupiedNodes")]
    private static extern ref SemaphoreSlim OccupiedNodes(BlockingCollection<T> collection);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_isDisposed")]
    private static extern ref bool IsDisposed(BlockingCollection<T> collection);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_collection")]
    private static extern ref IProducerConsumerCollection<T> Underlying(BlockingCollection<T> collection);
}
