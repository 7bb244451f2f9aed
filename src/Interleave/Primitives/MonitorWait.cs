namespace Interleave.Primitives;

/// <summary>One call of Monitor.Wait.</summary>
internal sealed class MonitorWait
{
    /// <summary>True once pulsed: the thread then competes for the lock.</summary>
    internal bool IsPulsed { get; set; }
}
