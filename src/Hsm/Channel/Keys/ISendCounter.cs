namespace Hsm;

/// <summary>Deals out the counters of one key.</summary>
internal interface ISendCounter
{
    /// <summary>How many have been dealt out.</summary>
    ulong TakenCount { get; }

    /// <summary>Takes the next counter; each once, in order, from any number of threads.</summary>
    /// <param name="counter">The counter when true.</param>
    /// <returns>False: the limit is reached, and nothing was taken.</returns>
    bool TryTake(out ulong counter);

    /// <summary>Takes several counters in one, as TryTake.</summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="first">The first when true; the others follow it.</param>
    /// <returns>False: not as many are left, and nothing was taken.</returns>
    bool TryTake(int count, out ulong first);
}
