namespace Hsm;

/// <summary>The timers of a channel, set under the read side by any number of threads.</summary>
internal interface IChannelTimers
{
    /// <summary>Both flags and their time, as they were at one moment.</summary>
    ChannelTimerState State { get; }

    /// <summary>Notes that a packet was sealed.</summary>
    /// <param name="nowMs">The channel's time.</param>
    void Sealed(long nowMs);

    /// <summary>Notes that a packet was opened.</summary>
    /// <param name="nowMs">The channel's time.</param>
    void Opened(long nowMs);
}
