using System.Collections.Concurrent;
using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.IProducerConsumerCollection`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="IProducerConsumerCollection{T}"/>: calls through the interface reach the models of the types behind it.</summary>
[ModelOf(typeof(IProducerConsumerCollection<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ProducerConsumerModel<T>
{
    public static bool TryAdd(IProducerConsumerCollection<T> collection, T item)
    {
        switch (collection)
        {
            case ConcurrentQueue<T> queue:
                ConcurrentQueueModel<T>.Enqueue(queue, item);
                return true;
            case ConcurrentStack<T> stack:
                ConcurrentStackModel<T>.Push(stack, item);
                return true;
            case ConcurrentBag<T> bag:
                ConcurrentBagModel<T>.Add(bag, item);
                return true;
            default:
                return collection.TryAdd(item);
        }
    }

    public static bool TryTake(IProducerConsumerCollection<T> collection, out T item) => collection switch
    {
        ConcurrentQueue<T> queue => ConcurrentQueueModel<T>.TryDequeue(queue, out item),
        ConcurrentStack<T> stack => ConcurrentStackModel<T>.TryPop(stack, out item),
        ConcurrentBag<T> bag => ConcurrentBagModel<T>.TryTake(bag, out item),
        _ => collection.TryTake(out item!),
    };

    public static T[] ToArray(IProducerConsumerCollection<T> collection) => collection switch
    {
        ConcurrentQueue<T> queue => ConcurrentQueueModel<T>.ToArray(queue),
        ConcurrentStack<T> stack => ConcurrentStackModel<T>.ToArray(stack),
        ConcurrentBag<T> bag => ConcurrentBagModel<T>.ToArray(bag),
        _ => collection.ToArray(),
    };

    public static void CopyTo(IProducerConsumerCollection<T> collection, T[] array, int index)
    {
        switch (collection)
        {
            case ConcurrentQueue<T> queue:
                ConcurrentQueueModel<T>.CopyTo(queue, array, index);
                break;
            case ConcurrentStack<T> stack:
                ConcurrentStackModel<T>.CopyTo(stack, array, index);
                break;
            case ConcurrentBag<T> bag:
                ConcurrentBagModel<T>.CopyTo(bag, array, index);
                break;
            default:
                collection.CopyTo(array, index);
                break;
        }
    }
}
