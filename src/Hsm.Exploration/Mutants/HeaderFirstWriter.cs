using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N5. Programs the header before the records it vouches for: power that goes in between leaves a partition that is the
/// newest and has half of the objects, or none (wolfHSM, fault tests of its flash layer).
/// </summary>
internal sealed class HeaderFirstWriter : NvmWriter
{
    /// <inheritdoc/>
    public override HsmStatus Switch(IFlash flash, NvmImage image)
    {
        var start = flash.Geometry.PartitionOffsetBytes(image.Partition);
        var status = flash.Erase(image.Partition);
        if (status == HsmStatus.Ok)
        {
            status = flash.Program(start, image.Header.Span);
        }

        return status == HsmStatus.Ok && !image.Records.IsEmpty
            ? flash.Program(start + image.Header.Length, image.Records.Span)
            : status;
    }
}
