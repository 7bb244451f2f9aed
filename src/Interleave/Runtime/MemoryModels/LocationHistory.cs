namespace Interleave.Runtime.MemoryModels;

/// <summary>
/// The writes to one location in their coherence order, the newest last. Invariant: real memory holds the newest one's
/// value, so that code which is not rewritten always sees the end of the history.
/// </summary>
internal sealed class LocationHistory
{
    /// <summary>Writes kept; the oldest is forgotten when there are more.</summary>
    internal const int MaxStores = 8;

    private readonly List<StoredValue> _stores = [];

    // By thread: the newest write it knows of. Invariant: a thread never reads or writes behind it (coherence).
    private readonly List<StoredValue?> _known = [];

    internal IReadOnlyList<StoredValue> Stores => _stores;

    internal StoredValue Newest => _stores[^1];

    /// <summary>True until its first access.</summary>
    internal bool IsUntouched => _stores.Count == 1 && !Newest.IsKnown;

    /// <summary>The generation of <see cref="WeakMemory"/> it belongs to; an older one has nothing to tell.</summary>
    internal int Generation { get; private set; } = -1;

    /// <summary>Which bytes of its owner it is about; null until an access tells. Accesses to other bytes of the location are kept apart.</summary>
    internal CellShape? Shape { get; private set; }

    /// <summary>Begins anew with what the location holds now, known to every thread.</summary>
    internal void Restart(int generation, bool isUnseen = false)
    {
        Clear();
        Generation = generation;
        _stores.Add(new StoredValue { IsUnseen = isUnseen });
    }

    /// <summary>
    /// Compares with real memory, which code that is not rewritten may have changed: then the history begins anew.
    /// </summary>
    /// <returns>False when the access is to other bytes than the history is about.</returns>
    internal bool Refresh(in CellShape shape, in CellValue real)
    {
        Shape ??= shape;
        if (Shape != shape)
        {
            return false;
        }

        if (Newest.IsKnown && !Newest.Value.IsSame(real))
        {
            Restart(Generation, isUnseen: true);
            Shape = shape;
        }

        if (!Newest.IsKnown)
        {
            Newest.Learn(real);
        }

        return true;
    }

    internal void Clear()
    {
        _stores.Clear();
        _known.Clear();
        Generation = -1;
        Shape = null;
    }

    /// <summary>Index of the oldest write a thread may still see.</summary>
    internal int FloorOf(int thread)
    {
        StoredValue? known = thread < _known.Count ? _known[thread] : null;
        return known is null ? 0 : Math.Max(0, _stores.IndexOf(known));
    }

    internal void Know(int thread, StoredValue store)
    {
        while (_known.Count <= thread)
        {
            _known.Add(null);
        }

        _known[thread] = store;
    }

    internal void Insert(int index, StoredValue store)
    {
        _stores.Insert(index, store);
        if (_stores.Count > MaxStores)
        {
            _stores.RemoveAt(0);
        }
    }

    internal void RemoveNewest() => _stores.RemoveAt(_stores.Count - 1);
}
