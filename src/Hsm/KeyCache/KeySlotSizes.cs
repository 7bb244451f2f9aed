namespace Hsm;

/// <summary>How many key slots a cache has, and how long their keys may be.</summary>
/// <param name="SmallCount">Number of small slots.</param>
/// <param name="SmallLengthBytes">Longest key of a small slot.</param>
/// <param name="BigCount">Number of big slots.</param>
/// <param name="BigLengthBytes">Longest key of a big slot; above the small length.</param>
public readonly record struct KeySlotSizes(int SmallCount, int SmallLengthBytes, int BigCount, int BigLengthBytes)
{
    /// <summary>8 slots of 256 bytes and 3 of 1,200 (protocol page 6).</summary>
    public static KeySlotSizes Default => new(8, 256, 3, 1200);
}
