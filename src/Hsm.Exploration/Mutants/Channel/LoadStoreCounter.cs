namespace Hsm.Exploration;

/// <summary>W8. The send counter loaded and stored: two threads seal with one nonce.</summary>
/// <param name="limit">How many there are.</param>
internal sealed class LoadStoreCounter(ulong limit) : ISendCounter
{
    private ulong _next;

    /// <inheritdoc/>
    public ulong TakenCount => Volatile.Read(ref _next);

    /// <inheritdoc/>
    public bool TryTake(out ulong counter) => TryTake(1, out counter);

    /// <inheritdoc/>
    public bool TryTake(int count, out ulong first)
    {
        first = Volatile.Read(ref _next);
        if (first + (ulong)count > limit)
        {
            return false;
        }

        Volatile.Write(ref _next, first + (ulong)count);
        return true;
    }
}
