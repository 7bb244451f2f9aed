namespace Hsm.Exploration;

/// <summary>
/// A2. Lends the reserved device to whoever asks while nobody owns it: an ordinary client's data reach it, and the
/// privileged client finds it taken until that session ends (wolfHSM, guidance on hardware locks).
/// </summary>
/// <param name="right">The right policy, for its place only.</param>
internal sealed class LendingDevicePolicy(DevicePolicy right) : DevicePolicy
{
    private readonly Lock _gate = new();
    private SessionState? _owner;

    /// <inheritdoc/>
    public override DeviceGrant Admit(SessionState session)
    {
        lock (_gate)
        {
            _owner ??= session;
            return _owner == session ? DeviceGrant.Device : DeviceGrant.Software;
        }
    }

    /// <inheritdoc/>
    public override void SessionEnded(SessionState session)
    {
        right.SessionEnded(session);
        lock (_gate)
        {
            _owner = _owner == session ? null : _owner;
        }
    }
}
