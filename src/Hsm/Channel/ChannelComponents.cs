using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The steps of a secure channel, each replaceable by itself: what planted bugs take the place of. There is no way to
/// replace them from outside the project and its explorers.
/// </summary>
internal sealed record ChannelComponents
{
    /// <summary>The right ones.</summary>
    public static ChannelComponents Default { get; } = new();

    /// <summary>Makes a replay window instead of the options' own; null: the options decide.</summary>
    public Func<ReplayWindowOptions, IReplayWindow>? Window { get; init; }

    /// <summary>Makes the send counter of a key, of so many counters.</summary>
    public Func<ulong, ISendCounter> Counter { get; init; } = static limit => new SendCounter(limit);

    /// <summary>Opens packets.</summary>
    public PacketOpener Opener { get; init; } = new();

    /// <summary>Makes the timers.</summary>
    public Func<IChannelTimers> Timers { get; init; } = static () => new ChannelTimers();

    /// <summary>Makes a rate limiter.</summary>
    public Func<RateLimiterOptions, IRateLimiter> Limiter { get; init; } = static options => new WindowedRateLimiter(options);

    /// <summary>What becomes of the lock that the options make.</summary>
    public Func<IChannelLock, IChannelLock> Lock { get; init; } = static made => made;
}
