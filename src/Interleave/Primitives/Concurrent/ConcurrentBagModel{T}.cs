using System.Collections.Concurrent;
using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.ConcurrentBag`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ConcurrentBag{T}"/>: each call is one step; which item is taken see <see cref="BagResource{T}"/>.</summary>
[ModelOf(typeof(ConcurrentBag<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConcurrentBagModel<T>
{
    public static ConcurrentBag<T> ctor() => new();

    public static ConcurrentBag<T> ctor(IEnumerable<T> collection)
    {
        var bag = new ConcurrentBag<T>(collection);
        if (LogicalThread.Current is { } thread)
        {
            Of(thread, bag).Items(thread);
        }

        return bag;
    }

    public static bool get_IsEmpty(ConcurrentBag<T> bag)
    {
        Read(bag);
        return bag.IsEmpty;
    }

    public static int get_Count(ConcurrentBag<T> bag)
    {
        Read(bag);
        return bag.Count;
    }

    public static T[] ToArray(ConcurrentBag<T> bag) => Read(bag) is { } items ? items : bag.ToArray();

    public static void CopyTo(ConcurrentBag<T> bag, T[] array, int index)
    {
        if (Read(bag) is { } items && array is not null && index >= 0 && index <= array.Length - items.Length)
        {
            items.CopyTo(array, index);
        }
        else
        {
            bag.CopyTo(array!, index);
        }
    }

    public static IEnumerator<T> GetEnumerator(ConcurrentBag<T> bag) =>
        Read(bag) is { } items ? ((IEnumerable<T>)items).GetEnumerator() : bag.GetEnumerator();

    public static void Add(ConcurrentBag<T> bag, T item)
    {
        if (LogicalThread.Current is { } thread)
        {
            CollectionSteps.Write(bag);
            Of(thread, bag).Add(thread, item);
        }
        else
        {
            bag.Add(item);
        }
    }

    public static bool TryTake(ConcurrentBag<T> bag, out T result)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return bag.TryTake(out result!);
        }

        CollectionSteps.Take(bag);
        return CollectionSteps.Took(thread, Of(thread, bag).TryGet(thread, remove: true, out result));
    }

    public static bool TryPeek(ConcurrentBag<T> bag, out T result)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return bag.TryPeek(out result!);
        }

        CollectionSteps.Read(bag);
        return Of(thread, bag).TryGet(thread, remove: false, out result);
    }

    public static void Clear(ConcurrentBag<T> bag)
    {
        if (LogicalThread.Current is { } thread)
        {
            CollectionSteps.Write(bag);
            Of(thread, bag).Clear();
        }
        else
        {
            bag.Clear();
        }
    }

    internal static BagResource<T> Of(LogicalThread thread, ConcurrentBag<T> bag) =>
        thread.Execution.Resource<BagResource<T>>(bag, out _);

    /// <summary>A step that looks at all of it.</summary>
    /// <returns>The items; null on no logical thread.</returns>
    private static T[]? Read(ConcurrentBag<T> bag)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return null;
        }

        CollectionSteps.Read(bag);
        return Of(thread, bag).Items(thread);
    }
}
