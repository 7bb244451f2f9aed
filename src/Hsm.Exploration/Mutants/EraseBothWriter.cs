using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N5, the other half. Erases the old partition as soon as its objects are in memory, then writes the new one: power that
/// goes in between leaves both blank (wolfHSM, fault tests of its flash layer).
/// </summary>
internal sealed class EraseBothWriter : NvmWriter
{
    /// <inheritdoc/>
    public override HsmStatus Switch(IFlash flash, NvmImage image)
    {
        var status = flash.Erase(1 - image.Partition);
        return status == HsmStatus.Ok ? base.Switch(flash, image) : status;
    }
}
