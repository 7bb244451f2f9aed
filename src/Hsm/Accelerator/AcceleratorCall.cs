namespace Hsm;

/// <summary>Operations given to the accelerator in one call. The last one to complete wakes the session.</summary>
/// <param name="wake">The session's signal.</param>
/// <param name="ticket">Opened for this call.</param>
/// <param name="count">How many there are.</param>
internal sealed class AcceleratorCall(WakeSignal wake, long ticket, int count)
{
    private int _left = count;

    /// <summary>One is complete. Each operation once.</summary>
    public void Arrive()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            wake.Signal(ticket);
        }
    }
}
