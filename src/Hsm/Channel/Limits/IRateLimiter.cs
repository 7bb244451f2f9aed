namespace Hsm;

/// <summary>A budget per source and window of time: how many packets of a source may cost a decryption.</summary>
/// <remarks>Safe for any number of threads. Shared by the channels of a server.</remarks>
public interface IRateLimiter
{
    /// <summary>Spends one of a source's budget.</summary>
    /// <param name="source">Who sent; what the number stands for is the transport's.</param>
    /// <param name="nowMs">The time, in milliseconds; a time before the latest counts as the latest.</param>
    /// <returns>False: nothing is left in this window.</returns>
    bool TryTake(ulong source, long nowMs);
}
