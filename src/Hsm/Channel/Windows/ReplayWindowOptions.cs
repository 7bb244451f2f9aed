namespace Hsm;

/// <summary>Sizes of a replay window.</summary>
public sealed record ReplayWindowOptions
{
    /// <summary>The default of <see cref="Limit"/>.</summary>
    public const ulong DefaultLimit = 1UL << 32;

    /// <summary>W, in counters; at least 1.</summary>
    public int WidthCounters { get; init; } = 1024;

    /// <summary>Counters from here on are refused; at least 1. Each implementation has a bound of its own.</summary>
    public ulong Limit { get; init; } = DefaultLimit;

    /// <summary>Counters in one word of <see cref="WordReplayWindow"/>: a power of two, 1..32. Others do not use it.</summary>
    public int BlockCounters { get; init; } = 32;

    /// <summary>
    /// Words in the ring of <see cref="WordReplayWindow"/>: more than W / <see cref="BlockCounters"/>; 0: the next power
    /// of two, which spares a division. Others do not use it.
    /// </summary>
    public int RingBlocks { get; init; }
}
