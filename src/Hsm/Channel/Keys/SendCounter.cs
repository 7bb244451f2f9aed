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
    public bool TryTake(out ulong counter)
    {
        counter = Volatile.Read(ref _next);
        while (counter < limit)
        {
            var found = Interlocked.CompareExchange(ref _next, counter + 1, counter);
            if (found == counter)
            {
                return true;
            }

            counter = found;
        }

        counter = 0;
        return false;
    }
}
