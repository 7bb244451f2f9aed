using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The request says. Its affinity is read once, before anything is chosen, and belongs to the request, so that no other
/// can change it in between.
/// </summary>
internal sealed class AffinityDevicePolicy : DevicePolicy
{
    /// <inheritdoc/>
    public override DeviceGrant Admit(SessionState session) =>
        session.Affinity == CryptoAffinity.Hardware ? DeviceGrant.Device : DeviceGrant.Software;
}
