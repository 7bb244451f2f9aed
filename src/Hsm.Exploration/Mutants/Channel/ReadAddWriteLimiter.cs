namespace Hsm.Exploration;

/// <summary>W11. What was spent is read, added to and written: two threads spend the same unit.</summary>
/// <param name="options">Sizes; one place serves all sources.</param>
internal sealed class ReadAddWriteLimiter(RateLimiterOptions options) : IRateLimiter
{
    private const int SpentBits = 24;

    private ulong _word;

    /// <inheritdoc/>
    public bool TryTake(ulong source, long nowMs)
    {
        var word = Volatile.Read(ref _word);
        var window = Math.Max(word >> SpentBits, (ulong)nowMs / (ulong)options.Window.TotalMilliseconds);
        var spent = window == word >> SpentBits ? word & RateLimiterOptions.MaxBudget : 0;
        if (spent >= options.Budget)
        {
            return false;
        }

        Volatile.Write(ref _word, (window << SpentBits) | (spent + 1));
        return true;
    }
}
