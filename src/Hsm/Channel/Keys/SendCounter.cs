namespace Hsm;

/// <summary>
/// Counters by compare-and-swap. A fetch-add would be one instruction, but would go past the limit and back to 0 after
/// it; this one stops there.
/// </summary>
/// <param name="limit">How many there are.</param>
internal sealed class SendCounter(ulong limit) : ISendCounter
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
        while (limit >= (ulong)count && first <= limit - (ulong)count)
        {
            var found = Interlocked.CompareExchange(ref _next, first + (ulong)count, first);
            if (found == first)
            {
                return true;
            }

            first = found;
        }

        first = 0;
        return false;
    }
}
