using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// A1, the other half. Takes the accelerator while holding the NVM lock, as a server does that lets the hardware check
/// what it is about to store (wolfHSM, guidance on hardware locks).
/// </summary>
internal sealed class DeviceCheckedNvmAddHandler : RequestHandler<NvmAddRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, NvmAddRequest request)
    {
        if (request.Metadata.Id == NvmId.None || request.Data.Length != request.Metadata.Length)
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var held = session.LockState();
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        using var device = session.LockDevice();
        return device.Failed ? Answer(device.Status) : NvmAddHandler.Store(session, request);
    }
}
