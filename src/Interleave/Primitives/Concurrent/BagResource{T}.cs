using System.Collections.Concurrent;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// What is in a <see cref="ConcurrentBag{T}"/>; steps are on its <see cref="ThreadSafeContents"/>. The real bag keeps a list for each OS thread; which OS thread carries a logical
/// thread means nothing here, so who put what in is kept by logical thread. The real bag always holds the same items.
/// </summary>
internal sealed class BagResource<T> : Resource
{
    // In the order they were put in. Invariant while nobody else uses the bag: the same items as in the real bag.
    private readonly List<(int Thread, T Item)> _items = [];
    private readonly List<int> _candidates = [];

    public override string KindName => "ConcurrentBag";

    private ConcurrentBag<T> Bag => (ConcurrentBag<T>)Key!;

    /// <summary>The items, newest first, as one thread alone sees them.</summary>
    internal T[] Items(LogicalThread thread)
    {
        Refresh(thread);
        var items = new T[_items.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = _items[^(i + 1)].Item;
        }

        return items;
    }

    internal void Add(LogicalThread thread, T item)
    {
        Refresh(thread);
        _items.Add((thread.Id, item));
        Bag.Add(item);
    }

    internal void Clear()
    {
        _items.Clear();
        Bag.Clear();
    }

    /// <summary>
    /// The next item: the newest of the thread's own. Without any, one of the others' oldest or newest, as the strategy
    /// chooses: the bag promises no order, and .NET steals the oldest of a list whose owner may be any pool thread.
    /// </summary>
    /// <param name="thread">Who asks.</param>
    /// <param name="remove">Whether it is taken out.</param>
    /// <param name="item">The item.</param>
    /// <returns>False when the bag is empty.</returns>
    internal bool TryGet(LogicalThread thread, bool remove, out T item)
    {
        Refresh(thread);
        if (_items.Count == 0)
        {
            item = default!;
            return false;
        }

        FindCandidates(thread.Id);
        int at = _candidates[_candidates.Count == 1 ? 0 : thread.Execution.Choose(_candidates.Count)];
        item = _items[at].Item;
        if (remove)
        {
            _items.RemoveAt(at);
            Bag.Clear();
            foreach ((_, T rest) in _items)
            {
                Bag.Add(rest);
            }
        }

        return true;
    }

    /// <summary>For a BlockingCollection, which uses the real bag: makes the chosen item the one that this OS thread is given next.</summary>
    internal void Arrange(LogicalThread thread)
    {
        if (TryGet(thread, remove: true, out T chosen))
        {
            Add(thread, chosen);
        }
    }

    /// <summary>The arranged item was taken from the real bag.</summary>
    internal void Took() => _items.RemoveAt(_items.Count - 1);

    /// <summary>An item was added to the real bag.</summary>
    internal void Added(LogicalThread thread, T item) => _items.Add((thread.Id, item));

    protected internal override void Reset()
    {
        _items.Clear();
        _candidates.Clear();
    }

    private void FindCandidates(int thread)
    {
        _candidates.Clear();
        int own = _items.FindLastIndex(i => i.Thread == thread);
        if (own >= 0)
        {
            _candidates.Add(own);
            return;
        }

        for (int i = 0; i < _items.Count; i++)
        {
            int owner = _items[i].Thread;
            if (_items.FindIndex(other => other.Thread == owner) == i || _items.FindLastIndex(other => other.Thread == owner) == i)
            {
                _candidates.Add(i);
            }
        }
    }

    /// <summary>Unrewritten code may have used the bag.</summary>
    private void Refresh(LogicalThread thread)
    {
        if (Bag.Count == _items.Count)
        {
            return;
        }

        _items.Clear();
        T[] items = Bag.ToArray();
        for (int i = items.Length - 1; i >= 0; i--)
        {
            _items.Add((thread.Id, items[i]));
        }
    }
}
