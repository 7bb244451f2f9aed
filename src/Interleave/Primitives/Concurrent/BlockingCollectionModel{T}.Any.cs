using System.Collections.Concurrent;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.BlockingCollection`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.
#pragma warning disable CA1068 // Parameters are those of the modelled member.

namespace Interleave.Primitives;

/// <content>AddToAny and TakeFromAny: what is ready is looked for in the order of the array.</content>
public static partial class BlockingCollectionModel<T>
{
    public static int AddToAny(BlockingCollection<T>[] collections, T item) => TryAddToAny(collections, item, Timeout.Infinite, default);

    public static int AddToAny(BlockingCollection<T>[] collections, T item, CancellationToken cancellationToken) =>
        TryAddToAny(collections, item, Timeout.Infinite, cancellationToken);

    public static int TryAddToAny(BlockingCollection<T>[] collections, T item) => TryAddToAny(collections, item, 0, default);

    public static int TryAddToAny(BlockingCollection<T>[] collections, T item, TimeSpan timeout) =>
        TryAddToAny(collections, item, Modelling.Milliseconds(timeout, nameof(timeout)), default);

    public static int TryAddToAny(BlockingCollection<T>[] collections, T item, int millisecondsTimeout) =>
        TryAddToAny(collections, item, millisecondsTimeout, default);

    public static int TryAddToAny(BlockingCollection<T>[] collections, T item, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (Begin(collections) is not { } thread)
        {
            return BlockingCollection<T>.TryAddToAny(collections, item, millisecondsTimeout, cancellationToken);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            if (!StandAny(thread, collections, BlockingWant.Add, timeout, cancellationToken))
            {
                return -1;
            }

            if (Array.Exists(collections, c => Of(thread, c).IsClosing))
            {
                // Throws, saying which argument it is.
                AwaitAdders(thread, Of(thread, Array.Find(collections, c => Of(thread, c).IsClosing)!));
                return BlockingCollection<T>.TryAddToAny(collections, item, 0, CancellationToken.None);
            }

            int index = Ready(thread, collections, BlockingWant.Add);
            if (index >= 0)
            {
                AddNow(thread, Of(thread, collections[index]), item);
                return index;
            }
        }
    }

    public static int TakeFromAny(BlockingCollection<T>[] collections, out T item) => TakeFromAny(collections, out item, default);

    public static int TakeFromAny(BlockingCollection<T>[] collections, out T item, CancellationToken cancellationToken)
    {
        int index = TryTakeFromAny(collections, out item, Timeout.Infinite, cancellationToken);
        return index >= 0 ? index : BlockingCollection<T>.TakeFromAny(collections, out item!, CancellationToken.None);
    }

    public static int TryTakeFromAny(BlockingCollection<T>[] collections, out T item) => TryTakeFromAny(collections, out item, 0, default);

    public static int TryTakeFromAny(BlockingCollection<T>[] collections, out T item, TimeSpan timeout) =>
        TryTakeFromAny(collections, out item, Modelling.Milliseconds(timeout, nameof(timeout)), default);

    public static int TryTakeFromAny(BlockingCollection<T>[] collections, out T item, int millisecondsTimeout) =>
        TryTakeFromAny(collections, out item, millisecondsTimeout, default);

    public static int TryTakeFromAny(BlockingCollection<T>[] collections, out T item, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (Begin(collections) is not { } thread)
        {
            return BlockingCollection<T>.TryTakeFromAny(collections, out item!, millisecondsTimeout, cancellationToken);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        cancellationToken.ThrowIfCancellationRequested();
        item = default!;
        while (StandAny(thread, collections, BlockingWant.Take, timeout, cancellationToken))
        {
            if (Array.TrueForAll(collections, c => Of(thread, c).IsCompletedNow()))
            {
                return -1;
            }

            int index = Ready(thread, collections, BlockingWant.Take);
            if (index >= 0 && TakeNow(thread, Of(thread, collections[index]), out item))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The thread, where there is one and the real call would not just throw because of its arguments.</summary>
    private static LogicalThread? Begin(BlockingCollection<T>[] collections) =>
        collections is { Length: > 0 } && !Array.Exists(collections, c => c is null) ? LogicalThread.Current : null;

    private static bool StandAny(
        LogicalThread thread, BlockingCollection<T>[] collections, BlockingWant want, TimeSpan timeout, CancellationToken token)
    {
        AnyBlockingResource<T> any = thread.Execution.NewResource<AnyBlockingResource<T>>();
        any.Collections = Array.ConvertAll(collections, c => Of(thread, c));
        return Stand(thread, any, want, timeout, token);
    }

    /// <summary>The first that is ready, at a step of its own: others may come first.</summary>
    private static int Ready(LogicalThread thread, BlockingCollection<T>[] collections, BlockingWant want)
    {
        for (int i = 0; i < collections.Length; i++)
        {
            BlockingCollectionResource<T> resource = Of(thread, collections[i]);
            if (resource.IsReadyFor(want) && !(ReferenceEquals(want, BlockingWant.Take) && resource.IsCompletedNow()))
            {
                thread.Execution.Point(thread, AccessKind.TryAcquire, resource);
                return resource.IsReadyFor(want) ? i : -1;
            }
        }

        return -1;
    }
}
