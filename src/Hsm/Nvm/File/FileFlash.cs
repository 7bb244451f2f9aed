using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A flash in a file: a directory that one process at a time has open. Acknowledged calls are durable, whether the
/// process is killed or the machine loses power.
/// </summary>
/// <remarks>
/// Bytes are written in pieces that do not cross a multiple of <see cref="AtomicWriteBytes"/>, each made durable before
/// the next is begun, so that what a power cut leaves is a beginning of what was to be programmed, as the port promises.
/// This takes a disk that writes such a piece whole or in rising order. After one failed write or flush every later change
/// answers Aborted until the store is opened anew: the kernel may have forgotten which bytes it did not write.
/// The calls block; thread rules are those of the port.
/// </remarks>
public sealed class FileFlash : IFlash, IDisposable
{
    /// <summary>The largest piece that a disk is trusted to write whole or in rising order.</summary>
    public const int AtomicWriteBytes = 4096;

    private readonly IStoreMedium _medium;
    private volatile bool _isBroken;

    private FileFlash(IStoreMedium medium, FlashGeometry geometry)
    {
        _medium = medium;
        Geometry = geometry;
    }

    /// <summary>Sizes of a store that is made without any being asked for: two partitions of 64 KiB, units of 8 bytes, erased to 0xFF.</summary>
    public static FlashGeometry DefaultGeometry { get; } = new(PartitionSizeBytes: 64 * 1024);

    /// <inheritdoc/>
    public FlashGeometry Geometry { get; }

    /// <summary>Opens the store of a directory for this process alone, or makes one where there is none.</summary>
    /// <param name="directory">The directory; made when it is not there. Its parent is.</param>
    /// <param name="geometry">Sizes the store must have; null: whatever it has, and <see cref="DefaultGeometry"/> for a new one.</param>
    /// <param name="flash">The flash when Ok; dispose it after its server.</param>
    /// <param name="problem">Why not, when not Ok.</param>
    /// <returns>
    /// Ok; Locked: another process has it; Access: not to be read and written; BadArgs: not a directory, or other sizes;
    /// NotVerified: not a store, or a part is missing; NotImplemented: another format version; Aborted: the operating
    /// system failed. Nothing was changed, but that the directory may have been made.
    /// </returns>
    public static HsmStatus Open(string directory, FlashGeometry? geometry, out FileFlash? flash, out StoreProblem? problem)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return Open(new StoreDirectory(directory), geometry, out flash, out problem);
    }

    /// <inheritdoc/>
    public HsmStatus Read(int offsetBytes, Span<byte> destination)
    {
        if (!IsInOnePartition(offsetBytes, destination.Length))
        {
            return HsmStatus.BadArgs;
        }

        try
        {
            _medium.Read(offsetBytes, destination);
            return HsmStatus.Ok;
        }
        catch (Exception exception) when (StoreProblems.IsOfTheSystem(exception))
        {
            return HsmStatus.Aborted;
        }
    }

    /// <inheritdoc/>
    public HsmStatus Program(int offsetBytes, ReadOnlySpan<byte> source)
    {
        var status = BlankCheck(offsetBytes, source.Length);
        if (status != HsmStatus.Ok || _isBroken)
        {
            return status == HsmStatus.Ok ? HsmStatus.Aborted : status;
        }

        while (!source.IsEmpty)
        {
            var length = Math.Min(source.Length, AtomicWriteBytes - (offsetBytes % AtomicWriteBytes));
            if (!Write(offsetBytes, source[..length]))
            {
                return HsmStatus.Aborted;
            }

            offsetBytes += length;
            source = source[length..];
        }

        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus Erase(int partition)
    {
        if (partition is < 0 or >= FlashGeometry.PartitionCount)
        {
            return HsmStatus.BadArgs;
        }

        // In one piece: the port lets a cut erase any part.
        var blank = new byte[Geometry.PartitionSizeBytes];
        blank.AsSpan().Fill(Geometry.ErasedByte);
        return !_isBroken && Write(Geometry.PartitionOffsetBytes(partition), blank) ? HsmStatus.Ok : HsmStatus.Aborted;
    }

    /// <inheritdoc/>
    public HsmStatus BlankCheck(int offsetBytes, int lengthBytes)
    {
        var unit = Geometry.ProgramUnitBytes;
        if (lengthBytes < 0 || offsetBytes % unit != 0 || lengthBytes % unit != 0 || !IsInOnePartition(offsetBytes, lengthBytes))
        {
            return HsmStatus.BadArgs;
        }

        var bytes = new byte[lengthBytes];
        var status = Read(offsetBytes, bytes);
        return status == HsmStatus.Ok && bytes.AsSpan().ContainsAnyExcept(Geometry.ErasedByte) ? HsmStatus.NotBlank : status;
    }

    /// <summary>Gives the store back. Every later call answers Aborted.</summary>
    public void Dispose()
    {
        _isBroken = true;
        _medium.Dispose();
    }

    /// <summary>Opens the store of a medium.</summary>
    /// <param name="medium">The files; disposed when not Ok.</param>
    /// <param name="geometry">As for a directory.</param>
    /// <param name="flash">As for a directory.</param>
    /// <param name="problem">As for a directory.</param>
    /// <returns>As for a directory.</returns>
    internal static HsmStatus Open(IStoreMedium medium, FlashGeometry? geometry, out FileFlash? flash, out StoreProblem? problem)
    {
        flash = null;
        var found = default(FlashGeometry);
        try
        {
            problem = medium.TryLock() ? StoreProblems.Look(medium, geometry, out found) : StoreProblems.InUse(medium);
        }
        catch (Exception exception) when (StoreProblems.IsOfTheSystem(exception))
        {
            problem = StoreProblems.Of(exception, medium);
        }

        if (problem is not null)
        {
            medium.Dispose();
            return StoreProblems.StatusOf(problem.Kind);
        }

        flash = new FileFlash(medium, found);
        return HsmStatus.Ok;
    }

    private bool Write(int offsetBytes, ReadOnlySpan<byte> source)
    {
        try
        {
            _medium.Write(offsetBytes, source);
            _medium.Flush();
            return true;
        }
        catch (Exception exception) when (StoreProblems.IsOfTheSystem(exception))
        {
            _isBroken = true;
            return false;
        }
    }

    private bool IsInOnePartition(int offsetBytes, int lengthBytes) =>
        offsetBytes >= 0
        && offsetBytes < Geometry.TotalSizeBytes
        && lengthBytes <= Geometry.PartitionSizeBytes - (offsetBytes % Geometry.PartitionSizeBytes);
}
