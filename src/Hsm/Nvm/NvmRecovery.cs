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
        var active = ActivePartition(flash, geometry);
        if (active >= 0)
        {
            NvmFormat.ReadHeader(flash[(active * size)..], out var epoch);
            return ReadPartition(flash.Slice(active * size, size), geometry, active, epoch);
        }

        var header0 = NvmFormat.ReadHeader(flash[..size], out _);
        var header1 = NvmFormat.ReadHeader(flash[size..], out _);
        var isBlank = header0 == NvmHeader.None && header1 == NvmHeader.None
            && !HasRecordBytes(flash[..size], geometry) && !HasRecordBytes(flash[size..], geometry);
        return new NvmRecovery(
            header0 == NvmHeader.OtherVersion || header1 == NvmHeader.OtherVersion ? Finding.OtherVersion
                : isBlank ? Finding.Blank
                : Finding.Damaged,
            Log: null);
    }

    /// <summary>Tells which partition holds the newest log.</summary>
    /// <param name="flash">All bytes.</param>
    /// <param name="geometry">The flash's sizes.</param>
    /// <returns>0 or 1; negative: neither, or it can not be told.</returns>
    public static int ActivePartition(ReadOnlySpan<byte> flash, FlashGeometry geometry)
    {
        var header0 = NvmFormat.ReadHeader(flash[..geometry.PartitionSizeBytes], out var epoch0);
        var header1 = NvmFormat.ReadHeader(flash[geometry.PartitionSizeBytes..], out var epoch1);

        // Both are there from the moment a copy is finished to the moment the old one is erased for the next copy: the
        // newer is one ahead of the older, across the wrap of the number, too.
        return (header0, header1) switch
        {
            (NvmHeader.Valid, NvmHeader.None) => 0,
            (NvmHeader.None, NvmHeader.Valid) => 1,
            (NvmHeader.Valid, NvmHeader.Valid) when epoch0 == epoch1 + 1 => 0,
            (NvmHeader.Valid, NvmHeader.Valid) when epoch1 == epoch0 + 1 => 1,
            _ => -1,
        };
    }

    /// <summary>How far a record can reach that a cut has torn.</summary>
    /// <param name="rest">From its start to the partition's end.</param>
    /// <param name="geometry">The flash's sizes.</param>
    /// <returns>
    /// Its length if that can be told; else its first 8 bytes are torn, and then only the units these lie in are touched.
    /// </returns>
    public static int TornExtentBytes(ReadOnlySpan<byte> rest, FlashGeometry geometry) =>
        NvmFormat.TryDecodeLength(rest, out var length)
            ? NvmFormat.RecordLengthBytes(geometry, length)
            : Math.Max(8, geometry.ProgramUnitBytes);

    private static NvmRecovery ReadPartition(ReadOnlySpan<byte> bytes, FlashGeometry geometry, int partition, uint epoch)
    {
        var entries = new List<NvmEntry>();
        var dead = 0;
        var offset = NvmFormat.FirstRecordOffsetBytes(geometry);
        while (offset < bytes.Length && !NvmFormat.IsBlank(bytes.Slice(offset, geometry.ProgramUnitBytes), geometry))
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
        return NvmFormat.IsBlank(bytes[offset..], geometry)
            ? new NvmRecovery(Finding.Clean, new NvmLog(partition, epoch, offset, [.. entries], dead))
            : new NvmRecovery(Finding.Damaged, Log: null);
    }

    // A cut leaves nothing after the record it tore.
    private static NvmRecovery TornOrDamaged(ReadOnlySpan<byte> rest, FlashGeometry geometry, NvmLog before)
    {
        var extent = TornExtentBytes(rest, geometry);
        var isTorn = extent >= rest.Length || NvmFormat.IsBlank(rest[extent..], geometry);
        return isTorn ? new NvmRecovery(Finding.TornTail, before) : new NvmRecovery(Finding.Damaged, Log: null);
    }

    private static bool HasRecordBytes(ReadOnlySpan<byte> partition, FlashGeometry geometry) =>
        !NvmFormat.IsBlank(partition[NvmFormat.FirstRecordOffsetBytes(geometry)..], geometry);
}
