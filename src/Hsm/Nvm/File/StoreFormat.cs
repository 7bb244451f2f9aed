using System.Globalization;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The text beside an image, which says what it is:
/// <code>
/// hsm-store 1
/// partition-size-bytes 65536
/// program-unit-bytes 8
/// erased-byte 255
/// </code>
/// The number after hsm-store is the version of the directory's layout; that of the log stands in the log's headers.
/// </summary>
internal static class StoreFormat
{
    /// <summary>Version of the directory's layout.</summary>
    public const int Version = 1;

    /// <summary>Largest partition, so that the image's offsets stay within an int and a mistake can not fill a disk.</summary>
    public const int MaxPartitionSizeBytes = 512 << 20;

    private const string Mark = "hsm-store ";
    private const string PartitionSize = "partition-size-bytes ";
    private const string ProgramUnit = "program-unit-bytes ";
    private const string ErasedByte = "erased-byte ";

    /// <summary>Composes the text.</summary>
    /// <param name="geometry">Sizes of the flash.</param>
    /// <returns>Four lines.</returns>
    public static string Encode(FlashGeometry geometry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Mark}{Version}\n{PartitionSize}{geometry.PartitionSizeBytes}\n{ProgramUnit}{geometry.ProgramUnitBytes}\n{ErasedByte}{geometry.ErasedByte}\n");

    /// <summary>Reads the version alone, which any version's text begins with.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    /// <returns>False: not such a text.</returns>
    public static bool TryDecodeVersion(string text, out int version) => TryNumber(text.Split('\n')[0], Mark, out version);

    /// <summary>Reads the sizes.</summary>
    /// <param name="text">A text of this version.</param>
    /// <param name="geometry">The sizes.</param>
    /// <returns>False: lines are missing or damaged, or the sizes can not be.</returns>
    public static bool TryDecode(string text, out FlashGeometry geometry)
    {
        geometry = default;
        var lines = text.Split('\n');
        if (lines.Length != 5 || lines[4].Length != 0
            || !TryNumber(lines[1], PartitionSize, out var partitionSize)
            || !TryNumber(lines[2], ProgramUnit, out var programUnit)
            || !TryNumber(lines[3], ErasedByte, out var erasedByte)
            || erasedByte > byte.MaxValue)
        {
            return false;
        }

        geometry = new FlashGeometry(partitionSize, programUnit, (byte)erasedByte);
        return IsPossible(geometry);
    }

    /// <summary>Whether a store can have these sizes.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <returns>False: not whole units, or out of bounds.</returns>
    public static bool IsPossible(FlashGeometry geometry) =>
        geometry.ProgramUnitBytes is >= 1 and <= 256
        && geometry.PartitionSizeBytes is >= 256 and <= MaxPartitionSizeBytes
        && geometry.PartitionSizeBytes % geometry.ProgramUnitBytes == 0;

    private static bool TryNumber(string line, string name, out int value)
    {
        value = 0;
        return line.StartsWith(name, StringComparison.Ordinal)
            && int.TryParse(line.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
