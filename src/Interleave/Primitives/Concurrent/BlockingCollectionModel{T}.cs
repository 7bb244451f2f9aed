using System.Collections.Concurrent;
using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.BlockingCollection`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.
#pragma warning disable CA1068 // Parameters are those of the modelled member.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="BlockingCollection{T}"/>: who must wait is decided here, then the real object, which need not wait
/// any more, does the work. A collection of the program's own under it runs under control.
/// </summary>
[ModelOf(typeof(BlockingCollection<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class BlockingCollectionModel<T>
{
    public static BlockingCollection<T> ctor() => [];

    public static BlockingCollection<T> ctor(int boundedCapacity) => new(boundedCapacity);

    public static BlockingCollection<T> ctor(IProducerConsumerCollection<T> collection) => new(collection);

    public static BlockingCollection<T> ctor(IProducerConsumerCollection<T> collection, int boundedCapacity) => new(collection, boundedCapacity);

    public static int get_BoundedCapacity(BlockingCollection<T> collection) => collection.BoundedCapacity;

    public static bool get_IsAddingCompleted(BlockingCollection<T> collection)
    {
        Read(collection);
        return collection.IsAddingCompleted;
    }

    public static bool get_IsCompleted(BlockingCollection<T> collection)
    {
        Read(collection);
        return collection.IsCompleted;
    }

    public static int get_Count(BlockingCollection<T> collection)
    {
        Read(collection);
        return collection.Count;
    }

    public static T[] ToArray(BlockingCollection<T> collection)
    {
        Read(collection);
        return collection.ToArray();
    }

    public static void CopyTo(BlockingCollection<T> collection, T[] array, int index)
    {
        Read(collection);
        collection.CopyTo(array, index);
    }

    public static void CompleteAdding(BlockingCollection<T> collection)
    {
        if (LogicalThread.Current is not { } thread)
        {
            collection.CompleteAdding();
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        BlockingCollectionResource<T> resource = Of(thread, collection);
        thread.Execution.Point(thread, AccessKind.Write, resource, isSync: true);
        resource.IsClosing = true;
        AwaitAdders(thread, resource);
        collection.CompleteAdding();
    }

    public static void Dispose(BlockingCollection<T> collection)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            thread.Execution.Point(thread, AccessKind.Write, Of(thread, collection), isSync: true);
        }

        collection.Dispose();
    }

    public static IEnumerable<T> GetConsumingEnumerable(BlockingCollection<T> collection) => GetConsumingEnumerable(collection, default);

    public static IEnumerable<T> GetConsumingEnumerable(BlockingCollection<T> collection, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread
            ? Consume(collection, thread.CurrentSite, cancellationToken)
            : collection.GetConsumingEnumerable(cancellationToken);

    internal static BlockingCollectionResource<T> Of(LogicalThread thread, BlockingCollection<T> collection)
    {
        BlockingCollectionResource<T> resource = Modelling.Of<BlockingCollectionResource<T>>(thread, collection ?? throw new NullReferenceException());
        if (resource.Whole is null)
        {
            CollectionSteps.Of(thread, collection).Add(resource);
        }

        return resource;
    }

    private static IEnumerable<T> Consume(BlockingCollection<T> collection, int site, CancellationToken token)
    {
        while (!collection.IsCompleted)
        {
            if (LogicalThread.Current is { } thread)
            {
                // The consumer's own code ran in between.
                thread.CurrentSite = site;
            }

            if (!TryTake(collection, out T item, Timeout.Infinite, token))
            {
                yield break;
            }

            yield return item;
        }
    }

    private static void Read(BlockingCollection<T> collection)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.Point(thread, AccessKind.Read, Of(thread, collection), isSync: true);
            thread.Execution.NoteUnchanged(thread);
        }
    }

    /// <summary>The real one would spin until nobody adds any more.</summary>
    private static void AwaitAdders(LogicalThread thread, BlockingCollectionResource<T> resource)
    {
        if (resource.Adders > 0)
        {
            thread.WaitState = BlockingWant.Quiet;
            thread.Execution.Block(thread, AccessKind.Wait, resource);
            thread.WaitState = null;
        }
    }
}
