using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The key slots of one namespace: the global cache, or the local one of a session. Knows no policy. Every member needs
/// the Caches lock: shared for the queries, exclusive for the changes.
/// </summary>
internal sealed class KeyCache
{
    private readonly KeySlotSizes _sizes;
    private readonly FormerSlotSearch _formerSlot;
    private readonly Func<PreparedKeys>? _prepared;

    // Invariant: _ids[i] is the id of the key in _slots[i], 0 when the slot is free; an id stands at most once, in the
    // class of its key's length. Small slots come first.
    private readonly ushort[] _ids;
    private readonly CachedKey?[] _slots;
    private long _lastGeneration;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="sizes">Slots and lengths.</param>
    /// <param name="prepared">Makes what keeps a filling's prepared forms; null: no provider prepares keys.</param>
    /// <param name="formerSlot">How the slot is found that an id has already; null: the right way.</param>
    public KeyCache(KeySlotSizes sizes, Func<PreparedKeys>? prepared, FormerSlotSearch? formerSlot = null)
    {
        _sizes = sizes;
        _formerSlot = formerSlot ?? FormerSlotSearch.Right;
        _prepared = prepared;
        _ids = new ushort[sizes.SmallCount + sizes.BigCount];
        _slots = new CachedKey?[_ids.Length];
    }

    /// <summary>Longest key that fits.</summary>
    public int MaxKeyLengthBytes => _sizes.BigLengthBytes;

    /// <summary>Looks a key up.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Null: not in this cache.</returns>
    public CachedKey? Find(NvmId id)
    {
        var index = IndexOf(id);
        return index < 0 ? null : _slots[index];
    }

    /// <summary>Tells whether an id is taken here.</summary>
    /// <param name="id">The id.</param>
    /// <returns>True when a slot has it.</returns>
    public bool Contains(NvmId id) => IndexOf(id) >= 0;

    /// <summary>
    /// Puts a key into a slot: the one that has its id, else a free one, else the first committed one, whose key gives
    /// way. The key of the same id that was in a slot of the other class goes after the new slot is sure.
    /// </summary>
    /// <param name="key">The key; its material belongs to the cache when Ok.</param>
    /// <returns>Ok; NoSpace: no slot of its class is free or committed, nothing changed.</returns>
    public HsmStatus Put(CachedKey key)
    {
        var length = key.Material.Length;
        var start = length <= _sizes.SmallLengthBytes ? 0 : _sizes.SmallCount;
        var count = length <= _sizes.SmallLengthBytes ? _sizes.SmallCount : _sizes.BigCount;
        var old = _formerSlot.Find(_ids, key.Metadata.Id, start, count);
        var slot = old >= start && old < start + count ? old : FindRoom(start, count);
        if (length > _sizes.BigLengthBytes || slot < 0)
        {
            return HsmStatus.NoSpace;
        }

        if (old >= 0)
        {
            Clear(old);
        }

        if (_ids[slot] != 0)
        {
            Clear(slot);
        }

        _slots[slot] = key.InSlot(++_lastGeneration, _prepared?.Invoke());
        _ids[slot] = key.Metadata.Id.Value;
        return HsmStatus.Ok;
    }

    /// <summary>Replaces the value of a filling that is still there, keeping its material.</summary>
    /// <param name="key">Made from that filling by Committed or WithFlags.</param>
    /// <exception cref="HsmInvariantException">Its slot was refilled or freed meanwhile.</exception>
    public void Update(CachedKey key)
    {
        var index = IndexOf(key.Metadata.Id);
        if (index < 0 || _slots[index]!.Generation != key.Generation)
        {
            throw new HsmInvariantException("A key is updated only in the slot filling it was read from.");
        }

        _slots[index] = key;
    }

    /// <summary>Frees the slot of a key, zeroing it.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>False: not in this cache.</returns>
    public bool Remove(NvmId id)
    {
        var index = IndexOf(id);
        if (index >= 0)
        {
            Clear(index);
        }

        return index >= 0;
    }

    /// <summary>Frees the slot of a key if it is a committed copy; an uncommitted key is no copy and stays.</summary>
    /// <param name="id">Its id.</param>
    public void DropCopy(NvmId id)
    {
        var index = IndexOf(id);
        if (index >= 0 && _slots[index]!.IsCommitted)
        {
            Clear(index);
        }
    }

    /// <summary>Frees all slots, zeroing the keys.</summary>
    public void RemoveAll()
    {
        for (var index = NextTaken(-1); index >= 0; index = NextTaken(index))
        {
            Clear(index);
        }
    }

    /// <summary>Asserts what holds whenever the Caches lock is free.</summary>
    /// <param name="store">Where committed keys are, locked too; null: not asked.</param>
    /// <exception cref="HsmInvariantException">It does not.</exception>
    public void AssertInvariants(NvmStore? store)
    {
        for (var index = NextTaken(-1); index >= 0; index = NextTaken(index))
        {
            var key = _slots[index] ?? throw new HsmInvariantException("A slot that has an id has a key.");
            var id = key.Metadata.Id;
            if (id.Value != _ids[index] || Array.LastIndexOf(_ids, id.Value) != Array.IndexOf(_ids, id.Value))
            {
                throw new HsmInvariantException("A key id stands in at most one slot of a cache, with its own key.");
            }

            if (id.Type == ObjectType.Counter)
            {
                throw new HsmInvariantException("No counter is in a key cache: counters change without the Caches lock.");
            }

            if (key.IsCommitted && store is not null && store.Find(id) != key.Metadata)
            {
                throw new HsmInvariantException("A committed key in a cache is the object of that id in NVM.");
            }
        }
    }

    private int NextTaken(int index) => Array.FindIndex(_ids, index + 1, static id => id != 0);

    // 0 marks free slots; as an id, which raw requests may well name, it is in none.
    private int IndexOf(NvmId id) => id == NvmId.None ? -1 : Array.IndexOf(_ids, id.Value);

    private int FindRoom(int start, int count)
    {
        var free = Array.IndexOf(_ids, (ushort)0, start, count);
        return free >= 0 ? free : Array.FindIndex(_slots, start, count, static key => key is { IsCommitted: true });
    }

    private void Clear(int index)
    {
        _slots[index]!.Zero();
        _slots[index] = null;
        _ids[index] = 0;
    }
}
