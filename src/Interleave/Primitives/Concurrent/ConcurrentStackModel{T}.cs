using System.Collections.Concurrent;
using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.ConcurrentStack`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ConcurrentStack{T}"/>: each call is one step, ranges too; its enumerator is a snapshot taken when it is made.</summary>
[ModelOf(typeof(ConcurrentStack<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConcurrentStackModel<T>
{
    public static ConcurrentStack<T> ctor() => new();

    public static ConcurrentStack<T> ctor(IEnumerable<T> collection) => new(collection);

    public static bool get_IsEmpty(ConcurrentStack<T> stack)
    {
        CollectionSteps.Read(stack);
        return stack.IsEmpty;
    }

    public static int get_Count(ConcurrentStack<T> stack)
    {
        CollectionSteps.Read(stack);
        return stack.Count;
    }

    public static T[] ToArray(ConcurrentStack<T> stack)
    {
        CollectionSteps.Read(stack);
        return stack.ToArray();
    }

    public static void CopyTo(ConcurrentStack<T> stack, T[] array, int index)
    {
        CollectionSteps.Read(stack);
        stack.CopyTo(array, index);
    }

    public static IEnumerator<T> GetEnumerator(ConcurrentStack<T> stack)
    {
        CollectionSteps.Read(stack);
        return stack.GetEnumerator();
    }

    public static void Push(ConcurrentStack<T> stack, T item)
    {
        CollectionSteps.Write(stack);
        stack.Push(item);
    }

    public static void PushRange(ConcurrentStack<T> stack, T[] items)
    {
        CollectionSteps.Write(stack);
        stack.PushRange(items);
    }

    public static void PushRange(ConcurrentStack<T> stack, T[] items, int startIndex, int count)
    {
        CollectionSteps.Write(stack);
        stack.PushRange(items, startIndex, count);
    }

    public static bool TryPop(ConcurrentStack<T> stack, out T result)
    {
        LogicalThread? thread = CollectionSteps.Take(stack);
        return CollectionSteps.Took(thread, stack.TryPop(out result!));
    }

    public static int TryPopRange(ConcurrentStack<T> stack, T[] items)
    {
        LogicalThread? thread = CollectionSteps.Take(stack);
        int popped = stack.TryPopRange(items);
        CollectionSteps.Took(thread, popped > 0);
        return popped;
    }

    public static int TryPopRange(ConcurrentStack<T> stack, T[] items, int startIndex, int count)
    {
        LogicalThread? thread = CollectionSteps.Take(stack);
        int popped = stack.TryPopRange(items, startIndex, count);
        CollectionSteps.Took(thread, popped > 0);
        return popped;
    }

    public static bool TryPeek(ConcurrentStack<T> stack, out T result)
    {
        CollectionSteps.Read(stack);
        return stack.TryPeek(out result!);
    }

    public static void Clear(ConcurrentStack<T> stack)
    {
        CollectionSteps.Write(stack);
        stack.Clear();
    }
}
