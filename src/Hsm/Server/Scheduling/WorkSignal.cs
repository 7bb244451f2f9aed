namespace Hsm;

/// <summary>Wakes one worker: a raise is kept until the worker waits, and several raises are one.</summary>
internal sealed class WorkSignal
{
    private readonly object _gate = new();

    // Guarded by _gate.
    private bool _isRaised;

    /// <summary>Wakes the worker, or lets its next wait return at once. Any thread.</summary>
    public void Raise()
    {
        lock (_gate)
        {
            _isRaised = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits until raised since the last wait.</summary>
    public void Wait()
    {
        lock (_gate)
        {
            while (!_isRaised)
            {
                Monitor.Wait(_gate);
            }

            _isRaised = false;
        }
    }
}
