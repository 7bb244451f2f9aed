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
}
