namespace Linearizability.Search;

/// <summary>Remembers configurations of the search: (linearized completed operations, state) with the pending ones taken.</summary>
/// <remarks>
/// Lowe 2017 ("Testing for linearizability", section 4) remembers the pair of set and state. Two deviations. The set is
/// stored as a window: everything before its first missing operation is in it, so long histories cost no more than
/// their overlap. And a configuration is also dominated by an equal one that has taken fewer pending operations:
/// what the first can still do, the second can too.
/// </remarks>
internal sealed class MemoTable
{
    private const int ChunkWords = 1 << 15;
    private const int FirstChunkWords = 1 << 7;
    private const int InitialSlots = 1 << 5;
    private const int MaxKeptSlots = 1 << 12;

    private readonly List<ulong[]> _chunks = [];
    private int _chunk;
    private int _chunkUsed;
    private Slot[] _slots = new Slot[InitialSlots];

    public int Count { get; private set; }

    public long Bytes { get; private set; } = 16L * InitialSlots;

    /// <summary>Bytes taken while the next configuration is added: at times a larger table stands beside the old one.</summary>
    public long PeakBytes => Bytes + (2 * (Count + 1) > _slots.Length ? 16L * GrownLength : 0);

    // Small tables grow fast, large ones by no more than need be.
    private int GrownLength => _slots.Length < MaxKeptSlots ? 4 * _slots.Length : 2 * _slots.Length;

    public void Clear()
    {
        // A table that once grew large would make each small check pay for clearing it.
        if (_slots.Length > MaxKeptSlots)
        {
            _slots = new Slot[InitialSlots];
            _chunks.RemoveRange(Math.Min(1, _chunks.Count), Math.Max(0, _chunks.Count - 1));
        }
        else
        {
            Array.Clear(_slots);
        }

        Count = 0;
        _chunk = 0;
        _chunkUsed = 0;
        Bytes = (16L * _slots.Length) + _chunks.Sum(static chunk => 8L * chunk.Length);
    }

    /// <summary>Adds a configuration unless it, or one that dominates it, is known.</summary>
    /// <param name="hash">A hash of the words before <paramref name="pendingAt"/>.</param>
    /// <param name="words">The configuration: an exact key, then the bits of pending operations taken.</param>
    /// <param name="pendingAt">Where the pending bits begin. Equal keys have equal lengths.</param>
    /// <returns>False when nothing new can come of the configuration.</returns>
    public bool TryAdd(ulong hash, ReadOnlySpan<ulong> words, int pendingAt)
    {
        // Never 0, which marks a free slot.
        ulong tag = hash | 1;
        int mask = _slots.Length - 1;
        int index = (int)(hash >> 20) & mask;
        while (_slots[index].Tag != 0)
        {
            if (_slots[index].Tag == tag && Dominates(_slots[index], words, pendingAt))
            {
                return false;
            }

            index = (index + 1) & mask;
        }

        _slots[index] = Store(tag, words);
        if (2 * ++Count > _slots.Length)
        {
            Grow();
        }

        return true;
    }

    private bool Dominates(Slot known, ReadOnlySpan<ulong> words, int pendingAt)
    {
        ReadOnlySpan<ulong> chunk = _chunks[known.Chunk].AsSpan(known.Offset);
        if (chunk.Length < words.Length || !chunk[..pendingAt].SequenceEqual(words[..pendingAt]))
        {
            return false;
        }

        for (int i = pendingAt; i < words.Length; i++)
        {
            if ((chunk[i] & ~words[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private Slot Store(ulong tag, ReadOnlySpan<ulong> words)
    {
        if (_chunks.Count == 0 || _chunkUsed + words.Length > _chunks[_chunk].Length)
        {
            _chunk = _chunks.Count == 0 ? 0 : _chunk + 1;
            _chunkUsed = 0;
            if (_chunk == _chunks.Count)
            {
                // The first chunk is small: most checks are.
                _chunks.Add(new ulong[Math.Max(_chunk == 0 ? FirstChunkWords : ChunkWords, words.Length)]);
                Bytes += 8L * _chunks[_chunk].Length;
            }
            else if (_chunks[_chunk].Length < words.Length)
            {
                Bytes += 8L * (words.Length - _chunks[_chunk].Length);
                _chunks[_chunk] = new ulong[words.Length];
            }
        }

        words.CopyTo(_chunks[_chunk].AsSpan(_chunkUsed));
        var slot = new Slot(tag, _chunk, _chunkUsed);
        _chunkUsed += words.Length;
        return slot;
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = new Slot[GrownLength];
        Bytes += 16L * (_slots.Length - old.Length);
        int mask = _slots.Length - 1;
        foreach (Slot slot in old)
        {
            if (slot.Tag != 0)
            {
                int index = (int)(slot.Tag >> 20) & mask;
                while (_slots[index].Tag != 0)
                {
                    index = (index + 1) & mask;
                }

                _slots[index] = slot;
            }
        }
    }

    private readonly record struct Slot(ulong Tag, int Chunk, int Offset);
}
