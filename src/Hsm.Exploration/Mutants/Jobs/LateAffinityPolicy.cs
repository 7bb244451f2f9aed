using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// A3. Keeps the affinity in the server's crypto context, where each request sets it, and reads it when the device is
/// chosen: by then it may be another session's (wolfHSM, guidance on affinity).
/// </summary>
internal sealed class LateAffinityPolicy : DevicePolicy
{
    private int _affinity;

    /// <inheritdoc/>
    public override DeviceGrant Admit(SessionState session)
    {
        Volatile.Write(ref _affinity, (int)session.Affinity);
        return (CryptoAffinity)Volatile.Read(ref _affinity) == CryptoAffinity.Hardware ? DeviceGrant.Device : DeviceGrant.Software;
    }
}
