namespace Hsm;

/// <summary>Both flags and their time in one word, so that they are published together.</summary>
internal sealed class ChannelTimers : IChannelTimers
{
    private const ulong Owes = 1;
    private const ulong Awaits = 2;
    private const int TimeShift = 2;

    private ulong _word;

    /// <inheritdoc/>
    public ChannelTimerState State
    {
        get
        {
            var word = Volatile.Read(ref _word);
            return new ChannelTimerState((word & Owes) != 0, (word & Awaits) != 0, (long)(word >> TimeShift));
        }
    }

    /// <inheritdoc/>
    public void Sealed(long nowMs) => Set(Awaits, nowMs);

    /// <inheritdoc/>
    public void Opened(long nowMs) => Set(Owes, nowMs);

    private void Set(ulong flag, long nowMs)
    {
        // The time is that of the first packet in this direction, so most packets change nothing and only read.
        if ((Volatile.Read(ref _word) & flag) == 0)
        {
            Interlocked.Exchange(ref _word, ((ulong)nowMs << TimeShift) | flag);
        }
    }
}
