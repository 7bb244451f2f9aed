namespace Interleave.Primitives;

/// <summary>One call of Monitor.Wait.</summary>
internal sealed class MonitorWait
{
    /// <summary>True once pulsed: the thread then competes for the lock.</summary>
    internal bool IsPulsed { get; set; }

    /// <summary>True when nothing was looked at between taking the lock and waiting: an earlier pulse can't have been seen.</summary>
    internal bool IsUnchecked { get; init; }
}
