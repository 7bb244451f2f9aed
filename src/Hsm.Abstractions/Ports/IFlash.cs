namespace Hsm.Abstractions;

/// <summary>
/// NOR-like flash of two partitions, addressed by offset from its start: partition p takes
/// [p × PartitionSizeBytes, (p + 1) × PartitionSizeBytes). Erasing sets a whole partition to the erased value,
/// programming writes whole units that must be blank.
/// </summary>
/// <remarks>
/// Precondition of every call: the caller holds the lock that guards the device, exclusively for Program and Erase; Read
/// and BlankCheck change nothing, and several callers that share the lock may be in them at once.
/// Phase: any time between construction and disposal by its owner. After a call answered
/// <see cref="HsmStatus.Aborted"/> (power cut, device fault) every later call may answer Aborted until the device is
/// opened anew; the bytes are then what was programmed before the cut.
/// </remarks>
public interface IFlash
{
    /// <summary>Sizes; constant for the life of the device.</summary>
    FlashGeometry Geometry { get; }

    /// <summary>Reads bytes.</summary>
    /// <param name="offsetBytes">From the start of the device; any alignment.</param>
    /// <param name="destination">As many bytes as to read; the whole range lies in one partition.</param>
    /// <returns>Ok; BadArgs: out of range, destination untouched; Aborted: destination undefined.</returns>
    HsmStatus Read(int offsetBytes, Span<byte> destination);

    /// <summary>Programs blank units, in rising order of offset.</summary>
    /// <param name="offsetBytes">Multiple of the program unit.</param>
    /// <param name="source">Whole units, within one partition.</param>
    /// <returns>
    /// Ok; BadArgs: alignment or range, nothing written; NotBlank: some unit of the range is programmed, nothing
    /// written; Aborted: some first units are written, the next may be torn (any of its bytes old or new), the rest is
    /// blank.
    /// </returns>
    HsmStatus Program(int offsetBytes, ReadOnlySpan<byte> source);

    /// <summary>Sets one partition to the erased value.</summary>
    /// <param name="partition">0 or 1.</param>
    /// <returns>Ok; BadArgs: no such partition; Aborted: any part of the partition is erased, the rest is as before.</returns>
    HsmStatus Erase(int partition);

    /// <summary>Tells whether a range may be programmed.</summary>
    /// <param name="offsetBytes">Multiple of the program unit.</param>
    /// <param name="lengthBytes">Multiple of the program unit; within one partition.</param>
    /// <returns>Ok: blank; NotBlank; BadArgs: alignment or range; Aborted.</returns>
    HsmStatus BlankCheck(int offsetBytes, int lengthBytes);
}
