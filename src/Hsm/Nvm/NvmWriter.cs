using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The order in which a change reaches flash, on which surviving a power cut rests: each of the two changes becomes
/// valid with its last program call and with that alone. Holds no state.
/// </summary>
internal class NvmWriter
{
    /// <summary>The right order.</summary>
    public static NvmWriter Right { get; } = new();

    /// <summary>Appends a record behind the log's end.</summary>
    /// <param name="flash">The device.</param>
    /// <param name="offsetBytes">Of the log's end, from the device's start.</param>
    /// <param name="record">Whole program units.</param>
    /// <returns>Ok, or the flash's error: the record is there wholly, or torn, or not at all.</returns>
    public virtual HsmStatus Append(IFlash flash, int offsetBytes, ReadOnlySpan<byte> record) => flash.Program(offsetBytes, record);

    /// <summary>Fills the partition that is not active and makes it the newest.</summary>
    /// <param name="flash">The device.</param>
    /// <param name="image">What it is to hold.</param>
    /// <returns>
    /// Ok, or the flash's error: the old partition is as it was, and the newest unless the header is there wholly.
    /// </returns>
    public virtual HsmStatus Switch(IFlash flash, NvmImage image)
    {
        // The header last: until it is there whole, this partition does not count, whatever else is in it.
        var start = flash.Geometry.PartitionOffsetBytes(image.Partition);
        var status = flash.Erase(image.Partition);
        if (status == HsmStatus.Ok && !image.Records.IsEmpty)
        {
            status = flash.Program(start + image.Header.Length, image.Records.Span);
        }

        return status == HsmStatus.Ok ? flash.Program(start, image.Header.Span) : status;
    }
}
