using Hsm.Abstractions;

namespace Hsm;

/// <summary>Walks a partition from record to record, over those that are damaged, too.</summary>
internal static class PartitionInspection
{
    /// <summary>Looks at one partition.</summary>
    /// <param name="bytes">The partition's bytes.</param>
    /// <param name="geometry">Of the flash.</param>
    /// <param name="index">0 or 1.</param>
    /// <param name="isActive">Whether the store is what it holds.</param>
    /// <returns>What is in it.</returns>
    public static PartitionReport Look(ReadOnlySpan<byte> bytes, FlashGeometry geometry, int index, bool isActive)
    {
        var header = NvmFormat.ReadHeader(bytes, out var epoch);
        var state = isActive ? PartitionState.Active
            : header == NvmHeader.OtherVersion ? PartitionState.OtherVersion
            : header == NvmHeader.Valid ? PartitionState.Former
            : NvmFormat.IsBlank(bytes, geometry) ? PartitionState.Blank
            : PartitionState.Unfinished;
        var faults = new List<string>();
        var records = state is PartitionState.Blank or PartitionState.OtherVersion ? [] : Walk(bytes, geometry, faults);
        MarkReplaced(records);
        var first = NvmFormat.FirstRecordOffsetBytes(geometry);
        var end = records.Count == 0 ? first : records[^1].OffsetBytes + records[^1].LengthBytes;
        var live = records.Where(static record => record.State == RecordState.Live).ToList();
        return new PartitionReport
        {
            Index = index,
            State = state,
            Epoch = header == NvmHeader.None ? null : epoch,
            UsedBytes = end - first,
            FreeBytes = bytes.Length - end,
            ReclaimableBytes = end - first - live.Sum(static record => record.LengthBytes),
            ObjectCount = live.Count,
            Records = records,
            Faults = isActive ? faults : [],
        };
    }

    private static List<RecordReport> Walk(ReadOnlySpan<byte> bytes, FlashGeometry geometry, List<string> faults)
    {
        var records = new List<RecordReport>();
        var offset = NvmFormat.FirstRecordOffsetBytes(geometry);
        while (offset < bytes.Length && !NvmFormat.IsBlank(bytes[offset..], geometry))
        {
            var record = Read(bytes, geometry, offset);
            records.Add(record);
            if (record.State == RecordState.Damaged)
            {
                var whose = record.Metadata is { } metadata ? $" (it says {metadata.Id})" : string.Empty;
                faults.Add($"The {record.LengthBytes} bytes at offset {record.OffsetBytes} are no whole record{whose}, and others follow.");
            }

            offset += record.LengthBytes;
        }

        return records;
    }

    private static RecordReport Read(ReadOnlySpan<byte> bytes, FlashGeometry geometry, int offset)
    {
        var rest = bytes[offset..];
        if (NvmFormat.TryDecodeRecord(rest, out var metadata))
        {
            return new RecordReport(offset, NvmFormat.RecordLengthBytes(geometry, metadata!.Length), RecordState.Live, metadata);
        }

        // As recovery judges it: what is torn has nothing behind it.
        var extent = NvmRecovery.TornExtentBytes(rest, geometry);
        if (!NvmFormat.IsBlank(rest[..geometry.ProgramUnitBytes], geometry) && (extent >= rest.Length || NvmFormat.IsBlank(rest[extent..], geometry)))
        {
            return new RecordReport(offset, Math.Min(extent, rest.Length), RecordState.Torn, Metadata: null);
        }

        var hasLength = NvmFormat.TryDecodeLength(rest, out _);
        return new RecordReport(
            offset,
            hasLength ? extent : NextRecord(rest, geometry),
            RecordState.Damaged,
            hasLength ? NvmFormat.DecodeMetadata(rest[8..]) : null);
    }

    // The length is lost: on to the next place where a whole record stands.
    private static int NextRecord(ReadOnlySpan<byte> rest, FlashGeometry geometry)
    {
        for (var next = geometry.ProgramUnitBytes; next < rest.Length; next += geometry.ProgramUnitBytes)
        {
            if (NvmFormat.TryDecodeRecord(rest[next..], out _))
            {
                return next;
            }
        }

        return rest.Length;
    }

    private static void MarkReplaced(List<RecordReport> records)
    {
        var newer = new HashSet<NvmId>();
        for (var i = records.Count - 1; i >= 0; i--)
        {
            if (records[i] is { State: RecordState.Live, Metadata: { } metadata } record && !newer.Add(metadata.Id))
            {
                records[i] = record with { State = RecordState.Replaced };
            }
        }
    }
}
