using System.Collections.Concurrent;
using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.ConcurrentQueue`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ConcurrentQueue{T}"/>: each call is one step; its enumerator is a snapshot taken when it is made.</summary>
[ModelOf(typeof(ConcurrentQueue<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConcurrentQueueModel<T>
{
    public static ConcurrentQueue<T> ctor() => new();

    public static ConcurrentQueue<T> ctor(IEnumerable<T> collection) => new(collection);

    public static bool get_IsEmpty(ConcurrentQueue<T> queue)
    {
        CollectionSteps.Read(queue);
        return queue.IsEmpty;
    }

    public static int get_Count(ConcurrentQueue<T> queue)
    {
        CollectionSteps.Read(queue);
        return queue.Count;
    }

    public static T[] ToArray(ConcurrentQueue<T> queue)
    {
        CollectionSteps.Read(queue);
        return queue.ToArray();
    }

    public static void CopyTo(ConcurrentQueue<T> queue, T[] array, int index)
    {
        CollectionSteps.Read(queue);
        queue.CopyTo(array, index);
    }

    public static IEnumerator<T> GetEnumerator(ConcurrentQueue<T> queue)
    {
        CollectionSteps.Read(queue);
        return queue.GetEnumerator();
    }

    public static void Enqueue(ConcurrentQueue<T> queue, T item)
    {
        CollectionSteps.Write(queue);
        queue.Enqueue(item);
    }

    public static bool TryDequeue(ConcurrentQueue<T> queue, out T result)
    {
        LogicalThread? thread = CollectionSteps.Take(queue);
        return CollectionSteps.Took(thread, queue.TryDequeue(out result!));
    }

    public static bool TryPeek(ConcurrentQueue<T> queue, out T result)
    {
        CollectionSteps.Read(queue);
        return queue.TryPeek(out result!);
    }

    public static void Clear(ConcurrentQueue<T> queue)
    {
        CollectionSteps.Write(queue);
        queue.Clear();
    }
}
