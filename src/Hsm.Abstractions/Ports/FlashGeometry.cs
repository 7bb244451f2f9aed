namespace Hsm.Abstractions;

/// <summary>Sizes of a two-partition flash.</summary>
/// <param name="PartitionSizeBytes">Size of each partition: a multiple of the program unit.</param>
/// <param name="ProgramUnitBytes">Smallest run that can be programmed; 8 on the usual parts.</param>
/// <param name="ErasedByte">What erased flash reads as: 0xFF or 0x00.</param>
public readonly record struct FlashGeometry(int PartitionSizeBytes, int ProgramUnitBytes = 8, byte ErasedByte = 0xFF)
{
    /// <summary>Two: a log is copied from one to the other.</summary>
    public const int PartitionCount = 2;

    /// <summary>Size of the device.</summary>
    public int TotalSizeBytes => PartitionSizeBytes * PartitionCount;

    /// <summary>Offset of a partition's first byte.</summary>
    /// <param name="partition">0 or 1.</param>
    /// <returns>Bytes from the start of the device.</returns>
    public int PartitionOffsetBytes(int partition) => partition * PartitionSizeBytes;
}
