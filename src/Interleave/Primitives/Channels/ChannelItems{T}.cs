namespace Interleave.Primitives;

/// <summary>The items in a channel: first in, first out.</summary>
internal class ChannelItems<T>
{
    private readonly LinkedList<T> _items = [];

    internal virtual int Count => _items.Count;

    internal virtual T Next => _items.First!.Value;

    internal virtual void Add(T item) => _items.AddLast(item);

    internal virtual T Take()
    {
        T item = Next;
        _items.RemoveFirst();
        return item;
    }

    /// <summary>Takes back what was added last.</summary>
    internal T TakeNewest()
    {
        T item = _items.Last!.Value;
        _items.RemoveLast();
        return item;
    }
}
