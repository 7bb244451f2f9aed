namespace Hsm.Exploration;

/// <summary>W10. The two flags stored one after the other: who looks between sees both or neither.</summary>
internal sealed class SplitTimers : IChannelTimers
{
    private int _owes;
    private int _awaits;
    private long _sinceMs;

    /// <inheritdoc/>
    public ChannelTimerState State =>
        new(Volatile.Read(ref _owes) != 0, Volatile.Read(ref _awaits) != 0, Volatile.Read(ref _sinceMs));

    /// <inheritdoc/>
    public void Sealed(long nowMs)
    {
        Volatile.Write(ref _awaits, 1);
        Volatile.Write(ref _owes, 0);
        Volatile.Write(ref _sinceMs, nowMs);
    }

    /// <inheritdoc/>
    public void Opened(long nowMs)
    {
        Volatile.Write(ref _owes, 1);
        Volatile.Write(ref _awaits, 0);
        Volatile.Write(ref _sinceMs, nowMs);
    }
}
