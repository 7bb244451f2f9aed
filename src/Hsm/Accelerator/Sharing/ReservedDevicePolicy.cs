using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// One session of the privileged client owns the device, from its first use until it ends. A second one waits, not for
/// ever: past the limit software serves it, and it asks anew with its next request.
/// </summary>
/// <param name="privileged">The client.</param>
/// <param name="waitLimit">How long a session waits for the one before it.</param>
internal sealed class ReservedDevicePolicy(ClientId privileged, TimeSpan waitLimit) : DevicePolicy
{
    private readonly object _gate = new();

    // Who owns the device; null: nobody, and then nobody uses it. Guarded by _gate.
    private SessionState? _owner;

    /// <inheritdoc/>
    public override DeviceGrant Admit(SessionState session)
    {
        if (session.Client != privileged)
        {
            // A session that changed its client by INIT has no claim any more.
            SessionEnded(session);
            return DeviceGrant.Software;
        }

        lock (_gate)
        {
            if (_owner is not null && _owner != session)
            {
                // One wait: whoever gave the device up before it ends is seen, and its bound is the limit.
                Monitor.Wait(_gate, waitLimit);
            }

            _owner ??= session;
            return _owner == session ? DeviceGrant.Device : DeviceGrant.Software;
        }
    }

    /// <inheritdoc/>
    public override void SessionEnded(SessionState session)
    {
        lock (_gate)
        {
            if (_owner == session)
            {
                _owner = null;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
