using Hsm.Abstractions;

namespace Hsm;

/// <summary>What can be wrong with a store, each told in its own words.</summary>
internal static class StoreProblems
{
    // EROFS, which .NET leaves an IOException.
    private const int ReadOnlyFileSystem = 30;

    /// <summary>Looks whether a locked medium holds a store that can be opened; makes one where there is none.</summary>
    /// <param name="medium">The files, under their lock.</param>
    /// <param name="wanted">Sizes it must have; null: any.</param>
    /// <param name="geometry">Sizes it has.</param>
    /// <returns>Null: nothing is wrong.</returns>
    public static StoreProblem? Look(IStoreMedium medium, FlashGeometry? wanted, out FlashGeometry geometry)
    {
        geometry = wanted ?? FileFlash.DefaultGeometry;
        if (medium.ReadFormat() is { } format)
        {
            return Judge(medium, format, wanted, out geometry);
        }

        if (!StoreFormat.IsPossible(geometry))
        {
            return new StoreProblem(StoreProblemKind.OtherGeometry, $"No store can be made with {Describe(geometry)}.");
        }

        // An image without a format is what a cut leaves while a store is made: nothing was acknowledged of it, so it is
        // blank. If it is not, somebody's store has lost its format file.
        if (medium.ImageLengthBytes > 0 && !IsUniform(medium))
        {
            return new StoreProblem(
                StoreProblemKind.DamagedFormat,
                $"{medium.Name} has an image with content but no format file. Restore the file named 'format', or choose another directory.");
        }

        var image = new byte[geometry.TotalSizeBytes];
        image.AsSpan().Fill(geometry.ErasedByte);
        medium.Create(StoreFormat.Encode(geometry), image);
        return null;
    }

    /// <summary>Judges a format text and the length of the image beside it; changes nothing.</summary>
    /// <param name="medium">The files.</param>
    /// <param name="format">The text.</param>
    /// <param name="wanted">Sizes it must have; null: any.</param>
    /// <param name="geometry">Sizes it has.</param>
    /// <returns>Null: nothing is wrong.</returns>
    public static StoreProblem? Judge(IStoreMedium medium, string format, FlashGeometry? wanted, out FlashGeometry geometry)
    {
        geometry = default;
        if (!StoreFormat.TryDecodeVersion(format, out var version))
        {
            return new StoreProblem(StoreProblemKind.NotAStore, $"{medium.Name} is not a store: its file named 'format' does not begin with 'hsm-store'.");
        }

        if (version != StoreFormat.Version)
        {
            return new StoreProblem(
                StoreProblemKind.OtherVersion,
                $"{medium.Name} is a store of format version {version}; this program knows version {StoreFormat.Version}. Use the program that made it.");
        }

        if (!StoreFormat.TryDecode(format, out geometry))
        {
            return new StoreProblem(StoreProblemKind.DamagedFormat, $"{medium.Name} has a damaged format file: its sizes can not be read.");
        }

        if (wanted is { } sizes && sizes != geometry)
        {
            return new StoreProblem(
                StoreProblemKind.OtherGeometry,
                $"{medium.Name} has {Describe(geometry)}, not {Describe(sizes)}. Open it with its own sizes, or choose another directory.");
        }

        var length = medium.ImageLengthBytes;
        return length == geometry.TotalSizeBytes
            ? null
            : new StoreProblem(
                StoreProblemKind.WrongLength,
                $"The image of {medium.Name} has {Math.Max(length, 0)} bytes where its format says {geometry.TotalSizeBytes}: a part was lost or added. Restore it from a copy.");
    }

    /// <summary>Another process has it.</summary>
    /// <param name="medium">The files.</param>
    /// <returns>Names the process where it can.</returns>
    public static StoreProblem InUse(IStoreMedium medium) => new(
        StoreProblemKind.InUse,
        $"{medium.Name} is in use by {medium.Owner}. One process at a time may have a store open: stop that one first.");

    /// <summary>What the operating system objects to.</summary>
    /// <param name="exception">Its exception.</param>
    /// <param name="medium">The files.</param>
    /// <returns>In our words, with its own behind.</returns>
    public static StoreProblem Of(Exception exception, IStoreMedium medium) => exception switch
    {
        UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem } => new(StoreProblemKind.NoAccess, $"{medium.Name} can not be read and written by this user: {exception.Message}"),
        NotSupportedException => new(StoreProblemKind.NoLocking, $"The file system of {medium.Name} does not lock files, so one writer can not be enforced. Choose a local directory."),
        DirectoryNotFoundException or FileNotFoundException => new(StoreProblemKind.NotADirectory, $"{medium.Name} can not be made: {exception.Message}"),
        _ when File.Exists(medium.Name) => new(StoreProblemKind.NotADirectory, $"{medium.Name} is a file, not a directory."),
        _ => new(StoreProblemKind.InputOutput, $"{medium.Name} can not be opened: {exception.Message}"),
    };

    /// <summary>Whether an exception comes of the operating system and not of a defect.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>True: it tells of a file.</returns>
    public static bool IsOfTheSystem(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException;

    /// <summary>The status that goes with a problem.</summary>
    /// <param name="kind">The problem.</param>
    /// <returns>Not Ok.</returns>
    public static HsmStatus StatusOf(StoreProblemKind kind) => kind switch
    {
        StoreProblemKind.InUse => HsmStatus.Locked,
        StoreProblemKind.NoAccess => HsmStatus.Access,
        StoreProblemKind.NotADirectory or StoreProblemKind.OtherGeometry => HsmStatus.BadArgs,
        StoreProblemKind.NotAStore or StoreProblemKind.DamagedFormat or StoreProblemKind.WrongLength => HsmStatus.NotVerified,
        StoreProblemKind.OtherVersion or StoreProblemKind.NoLocking => HsmStatus.NotImplemented,
        _ => HsmStatus.Aborted,
    };

    private static bool IsUniform(IStoreMedium medium)
    {
        var image = new byte[Math.Min(medium.ImageLengthBytes, 2L * StoreFormat.MaxPartitionSizeBytes)];
        medium.Read(0, image);
        return !image.AsSpan().ContainsAnyExcept(image[0]);
    }

    private static string Describe(FlashGeometry geometry) =>
        $"partitions of {geometry.PartitionSizeBytes} bytes, units of {geometry.ProgramUnitBytes} and erased byte 0x{geometry.ErasedByte:X2}";
}
