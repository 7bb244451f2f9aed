namespace Hsm;

/// <summary>
/// A ring of W bits, counter n at place n mod W. Reads may come at any time; writes one at a time, which is the owner's
/// business (a lock).
/// </summary>
/// <param name="widthCounters">W.</param>
internal sealed class ReplayBitmap(int widthCounters)
{
    private const int WordBits = 64;

    private readonly ulong[] _words = new ulong[(widthCounters + WordBits - 1) / WordBits];
    private readonly uint _mask = int.IsPow2(widthCounters) ? (uint)widthCounters - 1 : 0;

    /// <summary>Whether a counter's bit is set.</summary>
    /// <param name="counter">Any.</param>
    /// <returns>The bit; of which of the counters that share it, the owner knows.</returns>
    public bool IsSet(ulong counter)
    {
        var place = PlaceOf(counter);
        return ((Volatile.Read(ref _words[place / WordBits]) >> (place % WordBits)) & 1) != 0;
    }

    /// <summary>Sets a counter's bit, if it is clear. Precondition: no other write at the same time.</summary>
    /// <param name="counter">Any.</param>
    /// <returns>False: it was set.</returns>
    public bool TrySet(ulong counter)
    {
        var place = PlaceOf(counter);
        ref var word = ref _words[place / WordBits];
        var bit = 1UL << (place % WordBits);
        var seen = Volatile.Read(ref word);
        if ((seen & bit) != 0)
        {
            return false;
        }

        Volatile.Write(ref word, seen | bit);
        return true;
    }

    /// <summary>Clears the bits of a range, the last included. Precondition: no other write at the same time.</summary>
    /// <param name="first">The first counter.</param>
    /// <param name="last">The last; not below the first.</param>
    public void Clear(ulong first, ulong last)
    {
        var left = last - first >= (ulong)widthCounters ? widthCounters : (int)(last - first) + 1;
        var place = PlaceOf(first);
        while (left > 0)
        {
            var offset = place % WordBits;
            var run = Math.Min(left, Math.Min(WordBits - offset, widthCounters - place));
            ref var word = ref _words[place / WordBits];
            Volatile.Write(ref word, Volatile.Read(ref word) & ~(ulong.MaxValue >> (WordBits - run) << offset));
            left -= run;
            place += run;
            if (place == widthCounters)
            {
                place = 0;
            }
        }
    }

    private int PlaceOf(ulong counter) => _mask != 0 ? (int)((uint)counter & _mask) : (int)(counter % (uint)widthCounters);
}
