using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The items in a prioritized channel, in the order of the program's comparer, which runs inside one step.</summary>
internal sealed class PrioritizedItems<T>(IComparer<T>? comparer) : ChannelItems<T>
{
    private readonly PriorityQueue<bool, T> _items = new(comparer);

    internal override int Count => _items.Count;

    internal override T Next
    {
        get
        {
            _items.TryPeek(out _, out T? item);
            return item!;
        }
    }

    internal override void Add(T item)
    {
        using IDisposable? step = Step();
        _items.Enqueue(true, item);
    }

    internal override T Take()
    {
        using IDisposable? step = Step();
        _items.TryDequeue(out _, out T? item);
        return item!;
    }

    private static IDisposable? Step() => LogicalThread.Current is { } thread ? new Uninterrupted(thread) : null;
}
