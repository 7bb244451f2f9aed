using Hsm.Abstractions;

namespace Hsm;

/// <summary>What the bytes of a flash mean: a pure function of them, so that it can be compared at every cut point.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="Log">The state when Clean or TornTail, else null.</param>
internal sealed record NvmRecovery(NvmRecovery.Finding Verdict, NvmLog? Log)
{
    /// <summary>What the bytes of a flash can be.</summary>
    internal enum Finding
    {
        /// <summary>A log that may be appended to.</summary>
        Clean,

        /// <summary>A log whose last record was cut off: good, but it must be copied before anything is appended.</summary>
        TornTail,

        /// <summary>No log has ever been finished here: nothing but, perhaps, a torn first header.</summary>
        Blank,

        /// <summary>No power cut leaves such bytes.</summary>
        Damaged,

        /// <summary>A log of another format version, which this code can not judge.</summary>
        OtherVersion,
    }

    /// <summary>Reads a whole flash.</summary>
    /// <param name="flash">All its bytes.</param>
    /// <param name="geometry">Its sizes.</param>
    /// <returns>Finding and state.</returns>
    public static NvmRecovery FromBytes(ReadOnlySpan<byte> flash, FlashGeometry geometry)
    {
        var size = geometry.PartitionSizeBytes;
        var header0 = NvmFormat.ReadHeader(flash[..size], out var epoch0);
        var header1 = NvmFormat.ReadHeader(flash[size..], out var epoch1);
        if (header0 == NvmHeader.OtherVersion || header1 == NvmHeader.OtherVersion)
        {
            return new NvmRecovery(Finding.OtherVersion, Log: null);
        }

        if (header0 == NvmHeader.Valid && header1 == NvmHeader.Valid)
        {
            // So it is from the moment a copy is finished to the moment the old one is erased for the next copy: the
            // newer is one ahead of the older, which holds across the wrap of the number, too.
            return epoch0 == epoch1 + 1 ? ReadPartition(flash[..size], geometry, 0, epoch0)
                : epoch1 == epoch0 + 1 ? ReadPartition(flash[size..], geometry, 1, epoch1)
                : new NvmRecovery(Finding.Damaged, Log: null);
        }

        if (header0 == NvmHeader.Valid || header1 == NvmHeader.Valid)
        {
            var active = header0 == NvmHeader.Valid ? 0 : 1;
            return ReadPartition(flash.Slice(active * size, size), geometry, active, active == 0 ? epoch0 : epoch1);
        }

        return new NvmRecovery(
            HasRecordBytes(flash[..size], geometry) || HasRecordBytes(flash[size..], geometry) ? Finding.Damaged : Finding.Blank,
            Log: null);
    }

    private static NvmRecovery ReadPartition(ReadOnlySpan<byte> bytes, FlashGeometry geometry, int partition, uint epoch)
    {
        var entries = new List<NvmEntry>();
        var dead = 0;
        var offset = NvmFormat.FirstRecordOffsetBytes(geometry);
        while (offset < bytes.Length && !IsBlank(bytes.Slice(offset, geometry.ProgramUnitBytes), geometry))
        {
            var rest = bytes[offset..];
            if (!NvmFormat.TryDecodeRecord(rest, out var metadata) || metadata is null)
            {
                return TornOrDamaged(rest, geometry, new NvmLog(partition, epoch, offset, [.. entries], dead));
            }

            dead += entries.RemoveAll(entry => entry.Metadata.Id == metadata.Id);
            entries.Add(new NvmEntry(metadata, offset));
            offset += NvmFormat.RecordLengthBytes(geometry, metadata.Length);
        }

        // Programming goes upwards: a cut that left the first unit blank has left all units after it blank.
        return IsBlank(bytes[offset..], geometry)
            ? new NvmRecovery(Finding.Clean, new NvmLog(partition, epoch, offset, [.. entries], dead))
            : new NvmRecovery(Finding.Damaged, Log: null);
    }

    // A cut leaves nothing after the record it tore. If the record's length can't be told, its first 8 bytes are torn,
    // and then only the program units these lie in are touched.
    private static NvmRecovery TornOrDamaged(ReadOnlySpan<byte> rest, FlashGeometry geometry, NvmLog before)
    {
        var extent = NvmFormat.TryDecodeLength(rest, out var length)
            ? NvmFormat.RecordLengthBytes(geometry, length)
            : Math.Max(8, geometry.ProgramUnitBytes);
        var isTorn = extent >= rest.Length || IsBlank(rest[extent..], geometry);
        return isTorn ? new NvmRecovery(Finding.TornTail, before) : new NvmRecovery(Finding.Damaged, Log: null);
    }

    private static bool HasRecordBytes(ReadOnlySpan<byte> partition, FlashGeometry geometry) =>
        !IsBlank(partition[NvmFormat.FirstRecordOffsetBytes(geometry)..], geometry);

    private static bool IsBlank(ReadOnlySpan<byte> bytes, FlashGeometry geometry) =>
        !bytes.ContainsAnyExcept(geometry.ErasedByte);
}
