namespace Hsm;

/// <summary>Everybody may; the Device lock or the engine's queue keeps them apart.</summary>
internal sealed class SharedDevicePolicy : DevicePolicy
{
    /// <inheritdoc/>
    public override DeviceGrant Admit(SessionState session) => DeviceGrant.Device;
}
