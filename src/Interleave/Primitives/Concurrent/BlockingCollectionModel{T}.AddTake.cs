using System.Collections.Concurrent;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.BlockingCollection`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.
#pragma warning disable CA1068 // Parameters are those of the modelled member.

namespace Interleave.Primitives;

/// <content>Add and Take.</content>
public static partial class BlockingCollectionModel<T>
{
    public static void Add(BlockingCollection<T> collection, T item) => TryAdd(collection, item, Timeout.Infinite, default);

    public static void Add(BlockingCollection<T> collection, T item, CancellationToken cancellationToken) =>
        TryAdd(collection, item, Timeout.Infinite, cancellationToken);

    public static bool TryAdd(BlockingCollection<T> collection, T item) => TryAdd(collection, item, 0, default);

    public static bool TryAdd(BlockingCollection<T> collection, T item, TimeSpan timeout) =>
        TryAdd(collection, item, Modelling.Milliseconds(timeout, nameof(timeout)), default);

    public static bool TryAdd(BlockingCollection<T> collection, T item, int millisecondsTimeout) =>
        TryAdd(collection, item, millisecondsTimeout, default);

    public static bool TryAdd(BlockingCollection<T> collection, T item, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return collection.TryAdd(item, millisecondsTimeout, cancellationToken);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        BlockingCollectionResource<T> resource = Of(thread, collection);
        ObjectDisposedException.ThrowIf(resource.IsDisposedNow, collection);
        cancellationToken.ThrowIfCancellationRequested();
        if (!resource.IsBounded)
        {
            thread.Execution.Point(thread, AccessKind.Write, resource, isSync: true);
        }
        else if (!Stand(thread, resource, BlockingWant.Add, timeout, cancellationToken))
        {
            return false;
        }

        AddNow(thread, resource, item);
        return true;
    }

    public static T Take(BlockingCollection<T> collection) => Take(collection, default);

    public static T Take(BlockingCollection<T> collection, CancellationToken cancellationToken) =>
        TryTake(collection, out T item, Timeout.Infinite, cancellationToken)
            ? item
            : throw new InvalidOperationException("The collection argument is empty and has been marked as complete with regards to additions.");

    public static bool TryTake(BlockingCollection<T> collection, out T item) => TryTake(collection, out item, 0, default);

    public static bool TryTake(BlockingCollection<T> collection, out T item, TimeSpan timeout) =>
        TryTake(collection, out item, Modelling.Milliseconds(timeout, nameof(timeout)), default);

    public static bool TryTake(BlockingCollection<T> collection, out T item, int millisecondsTimeout) =>
        TryTake(collection, out item, millisecondsTimeout, default);

    public static bool TryTake(BlockingCollection<T> collection, out T item, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return collection.TryTake(out item!, millisecondsTimeout, cancellationToken);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        BlockingCollectionResource<T> resource = Of(thread, collection);
        ObjectDisposedException.ThrowIf(resource.IsDisposedNow, collection);
        cancellationToken.ThrowIfCancellationRequested();
        if (!Stand(thread, resource, BlockingWant.Take, timeout, cancellationToken))
        {
            item = default!;
            return false;
        }

        return TakeNow(thread, resource, out item);
    }

    /// <summary>Adds to a collection that has room, or throws as the real one does.</summary>
    private static void AddNow(LogicalThread thread, BlockingCollectionResource<T> resource, T item)
    {
        if (resource.IsClosing)
        {
            AwaitAdders(thread, resource);
        }

        ConcurrentBag<T>? bag = resource.Bag;
        BagResource<T>? shadow = bag is null ? null : ConcurrentBagModel<T>.Of(thread, bag);
        shadow?.Items(thread);
        resource.Adders++;
        try
        {
            resource.Collection.TryAdd(item, 0);
            shadow?.Added(thread, item);
        }
        finally
        {
            resource.Adders--;
            thread.Execution.Mutated();
        }

        thread.Execution.Order(thread, AccessKind.Release, resource);
    }

    /// <summary>Takes from a collection that has something, or is over.</summary>
    private static bool TakeNow(LogicalThread thread, BlockingCollectionResource<T> resource, out T item)
    {
        BagResource<T>? shadow = resource.Bag is { } bag ? ConcurrentBagModel<T>.Of(thread, bag) : null;
        shadow?.Arrange(thread);
        if (!resource.Collection.TryTake(out item!, 0))
        {
            return false;
        }

        shadow?.Took();
        thread.Execution.Mutated();
        if (resource.IsBounded)
        {
            thread.Execution.Order(thread, AccessKind.Release, resource);
        }

        return true;
    }

    private static bool Stand(LogicalThread thread, Resource resource, BlockingWant want, TimeSpan timeout, CancellationToken token)
    {
        thread.WaitState = want;
        bool ready = Waits.For(thread, resource, timeout, AccessKind.Acquire, token);
        thread.WaitState = null;
        if (!ready)
        {
            token.ThrowIfCancellationRequested();
        }

        return ready;
    }
}
