namespace Hsm.Exploration;

/// <summary>P9. Wakes whoever waits, and keeps nothing for who is about to: a signal before the pause is lost.</summary>
internal sealed class UnlatchedWakeSignal : WakeSignal
{
    private readonly Lock _gate = new();
    private bool _isArmed;

    /// <inheritdoc/>
    public override void Arm(long ticket, Action? callback)
    {
        lock (_gate)
        {
            _isArmed = true;
        }

        base.Arm(ticket, callback);
    }

    /// <inheritdoc/>
    public override void Signal(long ticket)
    {
        lock (_gate)
        {
            if (!_isArmed)
            {
                return;
            }

            _isArmed = false;
        }

        base.Signal(ticket);
    }
}
