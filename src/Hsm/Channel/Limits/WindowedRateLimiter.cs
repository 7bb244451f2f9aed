namespace Hsm;

/// <summary>
/// A budget in fixed windows of time. Each source has a place in a table, one word: the window's number and what has
/// been spent in it, exchanged together. Sources that share a place share its budget: with any number of sources the
/// table never grows, and none ever spends more than its own.
/// </summary>
public sealed class WindowedRateLimiter : IRateLimiter
{
    private const int SpentBits = 24;
    private const ulong SpentMask = (1UL << SpentBits) - 1;

    private readonly ulong[] _places;
    private readonly ulong _key;
    private readonly uint _budget;
    private readonly long _windowMs;

    /// <summary>Makes a limiter; nothing has been spent.</summary>
    /// <param name="options">Sizes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size out of its range.</exception>
    public WindowedRateLimiter(RateLimiterOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Places, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Budget, RateLimiterOptions.MaxBudget);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Window, TimeSpan.FromMilliseconds(1));
        _places = new ulong[options.Places];
        _key = options.HashKey;
        _budget = options.Budget;
        _windowMs = (long)options.Window.TotalMilliseconds;
    }

    /// <inheritdoc/>
    public bool TryTake(ulong source, long nowMs)
    {
        var now = (ulong)Math.Max(0, nowMs / _windowMs);
        ref var place = ref _places[Mix(source ^ _key) % (ulong)_places.Length];
        var word = Volatile.Read(ref place);
        while (true)
        {
            // A thread that was held up since the window before goes on in the present one.
            var window = Math.Max(word >> SpentBits, now);
            var spent = window == word >> SpentBits ? word & SpentMask : 0;
            if (spent >= _budget)
            {
                return false;
            }

            var found = Interlocked.CompareExchange(ref place, (window << SpentBits) | (spent + 1), word);
            if (found == word)
            {
                return true;
            }

            word = found;
        }
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014); the key keeps senders from choosing whom they meet.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
