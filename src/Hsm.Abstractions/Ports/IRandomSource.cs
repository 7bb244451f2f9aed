namespace Hsm.Abstractions;

/// <summary>Source of random bytes; systematic runs plug in one that follows the schedule's seed.</summary>
/// <remarks>Not safe for two threads: one source per session, or one under a lock of the owner's.</remarks>
public interface IRandomSource
{
    /// <summary>Fills a buffer.</summary>
    /// <param name="destination">Any length.</param>
    void Fill(Span<byte> destination);
}
