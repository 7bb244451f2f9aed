namespace Hsm;

/// <summary>Who waits for whom. Both flags and the time belong together: after the first packet exactly one flag is set.</summary>
/// <param name="OwesReply">A packet was opened and none sealed since.</param>
/// <param name="AwaitsReply">A packet was sealed and none opened since.</param>
/// <param name="SinceMs">Since when, in milliseconds of the channel's time; 0 while neither is set.</param>
public readonly record struct ChannelTimerState(bool OwesReply, bool AwaitsReply, long SinceMs);
