using Hsm.Abstractions;

namespace Hsm;

/// <summary>Looks what is in a store and what is wrong with it; changes nothing.</summary>
public static class StoreCheck
{
    /// <summary>Looks at the store of a directory, keeping writers out meanwhile.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>
    /// What was found. Without access, without a store, or while a process has it open: NotReadable. Files that do not
    /// fit each other: Damaged, with a problem.
    /// </returns>
    public static StoreReport Look(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        using var files = new StoreDirectory(directory);
        try
        {
            return !files.Exists ? Refused(new StoreProblem(StoreProblemKind.NotAStore, $"There is no store in {directory}."), StoreVerdict.NotReadable)
                : files.TryLockShared() ? Look(files)
                : Refused(StoreProblems.InUse(files), StoreVerdict.NotReadable);
        }
        catch (Exception exception) when (StoreProblems.IsOfTheSystem(exception))
        {
            return Refused(StoreProblems.Of(exception, files), StoreVerdict.NotReadable);
        }
    }

    /// <summary>Looks at the bytes of a flash.</summary>
    /// <param name="flash">All of them.</param>
    /// <param name="geometry">Its sizes.</param>
    /// <returns>What was found; never NotReadable.</returns>
    public static StoreReport Look(ReadOnlySpan<byte> flash, FlashGeometry geometry)
    {
        if (flash.Length != geometry.TotalSizeBytes)
        {
            throw new ArgumentException($"A flash of this geometry has {geometry.TotalSizeBytes} bytes, not {flash.Length}.", nameof(flash));
        }

        var recovery = NvmRecovery.FromBytes(flash, geometry);
        var partitions = new PartitionReport[FlashGeometry.PartitionCount];
        for (var i = 0; i < partitions.Length; i++)
        {
            partitions[i] = PartitionInspection.Look(
                flash.Slice(geometry.PartitionOffsetBytes(i), geometry.PartitionSizeBytes), geometry, i, NvmRecovery.ActivePartition(flash, geometry) == i);
        }

        return new StoreReport(VerdictOf(recovery.Verdict), Problem: null, geometry, partitions, FaultsOf(recovery.Verdict, partitions));
    }

    private static StoreReport Look(StoreDirectory files)
    {
        if (files.ReadFormat() is not { } format)
        {
            return Refused(new StoreProblem(StoreProblemKind.DamagedFormat, $"{files.Name} has an image but no format file: it was lost, or making the store was not finished."), StoreVerdict.Damaged);
        }

        if (StoreProblems.Judge(files, format, wanted: null, out var geometry) is { } problem)
        {
            return Refused(problem, problem.Kind switch
            {
                StoreProblemKind.OtherVersion => StoreVerdict.OtherVersion,
                StoreProblemKind.NotAStore => StoreVerdict.NotReadable,
                _ => StoreVerdict.Damaged,
            });
        }

        files.OpenImageReadOnly();
        var image = new byte[geometry.TotalSizeBytes];
        files.Read(0, image);
        return Look(image, geometry);
    }

    private static StoreReport Refused(StoreProblem problem, StoreVerdict verdict) => new(verdict, problem, Geometry: null, [], []);

    private static StoreVerdict VerdictOf(NvmRecovery.Finding finding) => finding switch
    {
        NvmRecovery.Finding.Clean => StoreVerdict.Clean,
        NvmRecovery.Finding.TornTail => StoreVerdict.Interrupted,
        NvmRecovery.Finding.Blank => StoreVerdict.Blank,
        NvmRecovery.Finding.OtherVersion => StoreVerdict.OtherVersion,
        _ => StoreVerdict.Damaged,
    };

    private static string[] FaultsOf(NvmRecovery.Finding finding, PartitionReport[] partitions)
    {
        if (finding == NvmRecovery.Finding.OtherVersion)
        {
            return ["A partition's header has another format version: use the program that made it."];
        }

        if (finding != NvmRecovery.Finding.Damaged || Array.Exists(partitions, static one => one.State == PartitionState.Active))
        {
            return [];
        }

        return partitions is [{ Epoch: { } first }, { Epoch: { } second }]
            ? [$"Both partitions have a header, with epochs {first} and {second}: the newer must be one ahead of the older."]
            : ["Neither partition has a header, but there are records: the header was lost."];
    }
}
