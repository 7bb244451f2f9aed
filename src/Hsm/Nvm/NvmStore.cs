using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The objects of a server: an append-only log in one of two flash partitions, copied to the other when it is full or
/// objects are destroyed. Knows no policy. Every member needs the Store lock: shared for the queries, exclusive for the
/// changes.
/// </summary>
/// <remarks>
/// A change has one commit point: the last program call of an append or of a partition switch. After a flash error in a
/// change, the store answers what it last knew and refuses changes with <see cref="HsmStatus.Aborted"/> until it is
/// opened anew; the change is then found wholly or not at all.
/// </remarks>
internal sealed class NvmStore
{
    private readonly IFlash _flash;
    private readonly FlashGeometry _geometry;
    private readonly int _maxObjects;
    private NvmLog _log;
    private bool _failed;

    private NvmStore(IFlash flash, int maxObjects, NvmLog log)
    {
        _flash = flash;
        _geometry = flash.Geometry;
        _maxObjects = maxObjects;
        _log = log;
    }

    /// <summary>The state as one immutable value.</summary>
    public NvmLog Log => _log;

    /// <summary>Opens the store of a flash: recovers it, formats a blank one, finishes what a power cut interrupted.</summary>
    /// <param name="flash">The device.</param>
    /// <param name="maxObjects">Size of the directory.</param>
    /// <param name="store">The store when Ok.</param>
    /// <returns>Ok; NotVerified: bytes that no power cut leaves, flash untouched; Aborted: flash error.</returns>
    public static HsmStatus Open(IFlash flash, int maxObjects, out NvmStore? store)
    {
        store = null;
        var geometry = flash.Geometry;
        var bytes = new byte[geometry.TotalSizeBytes];
        var status = flash.Read(0, bytes.AsSpan(0, geometry.PartitionSizeBytes));
        if (status == HsmStatus.Ok)
        {
            status = flash.Read(geometry.PartitionSizeBytes, bytes.AsSpan(geometry.PartitionSizeBytes));
        }

        if (status != HsmStatus.Ok)
        {
            return HsmStatus.Aborted;
        }

        var recovery = NvmRecovery.FromBytes(bytes, geometry);
        if (recovery.Verdict == NvmRecovery.Finding.Damaged)
        {
            return HsmStatus.NotVerified;
        }

        // A blank flash is one whose empty log in partition 1 is to be copied to partition 0.
        var log = recovery.Log ?? new NvmLog(partition: 1, epoch: 0, NvmFormat.FirstRecordOffsetBytes(geometry), []);
        var opened = new NvmStore(flash, maxObjects, log);
        if (recovery.Verdict != NvmRecovery.Finding.Clean)
        {
            status = opened.SwitchPartition(dropped: [], added: null);
        }

        store = status == HsmStatus.Ok ? opened : null;
        return status;
    }

    /// <summary>Metadata of an object.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Null: absent.</returns>
    public ObjectMetadata? Find(NvmId id) => _log.Find(id)?.Metadata;

    /// <summary>Reads data of an object.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="offsetBytes">Into its data.</param>
    /// <param name="destination">As many bytes as to read; the range is inside the object.</param>
    /// <returns>Ok; NotFound; Aborted: flash error, destination undefined.</returns>
    public HsmStatus ReadData(NvmId id, int offsetBytes, Span<byte> destination)
    {
        var log = _log;
        var entry = log.Find(id);
        if (entry is null)
        {
            return HsmStatus.NotFound;
        }

        var start = _geometry.PartitionOffsetBytes(log.Partition) + entry.RecordOffsetBytes + NvmFormat.RecordOverheadBytes;
        return destination.IsEmpty || _flash.Read(start + offsetBytes, destination) == HsmStatus.Ok
            ? HsmStatus.Ok
            : HsmStatus.Aborted;
    }

    /// <summary>Adds or replaces an object.</summary>
    /// <param name="metadata">Its length is that of the data.</param>
    /// <param name="data">The data.</param>
    /// <param name="reclaims">Whether dead records may be cleared away to make room.</param>
    /// <returns>Ok; NoSpace: log or directory full, nothing changed; Aborted: flash error, see the type's remarks.</returns>
    public HsmStatus Add(ObjectMetadata metadata, ReadOnlySpan<byte> data, bool reclaims)
    {
        if (_failed)
        {
            return HsmStatus.Aborted;
        }

        var log = _log;
        var count = log.Count + (log.Find(metadata.Id) is null ? 1 : 0);
        if (count > _maxObjects)
        {
            return HsmStatus.NoSpace;
        }

        var record = NvmFormat.EncodeRecord(_geometry, metadata, data);
        if (log.EndBytes + record.Length > _geometry.PartitionSizeBytes)
        {
            return reclaims ? SwitchPartition([metadata.Id], (metadata, record)) : HsmStatus.NoSpace;
        }

        var status = _flash.Program(_geometry.PartitionOffsetBytes(log.Partition) + log.EndBytes, record);
        if (status != HsmStatus.Ok)
        {
            return Fail();
        }

        _log = log.Append(new NvmEntry(metadata, log.EndBytes), log.EndBytes + record.Length);
        return HsmStatus.Ok;
    }

    /// <summary>Destroys objects, all at one instant; clears dead records away.</summary>
    /// <param name="ids">Absent ids pass; none: only clears dead records away.</param>
    /// <returns>Ok; Aborted: flash error, see the type's remarks.</returns>
    public HsmStatus Destroy(ReadOnlySpan<NvmId> ids)
    {
        if (_failed)
        {
            return HsmStatus.Aborted;
        }

        var isPresent = ids.IsEmpty;
        foreach (var id in ids)
        {
            isPresent |= _log.Find(id) is not null;
        }

        return isPresent ? SwitchPartition(ids, added: null) : HsmStatus.Ok;
    }

    /// <summary>Asserts what holds whenever the Store lock is free.</summary>
    /// <exception cref="HsmInvariantException">It does not.</exception>
    public void AssertInvariants()
    {
        _log.AssertInvariants(_geometry.PartitionSizeBytes);
        if (_log.Count > _maxObjects)
        {
            throw new HsmInvariantException("The directory holds no more objects than it has room for.");
        }
    }

    // Copies what lives to the other partition; the header, programmed last, is the commit point. Until then the old
    // partition is the newest valid one; from then on it is not, and is erased when it becomes the target again.
    private HsmStatus SwitchPartition(ReadOnlySpan<NvmId> dropped, (ObjectMetadata Metadata, byte[] Record)? added)
    {
        var log = _log;
        var first = NvmFormat.FirstRecordOffsetBytes(_geometry);
        var image = new byte[_geometry.PartitionSizeBytes - first];
        var copied = CopyLive(log, dropped, image, out var entries, out var used);
        if (copied != HsmStatus.Ok)
        {
            return copied;
        }

        if (added is { } fresh)
        {
            if (used + fresh.Record.Length > image.Length)
            {
                return HsmStatus.NoSpace;
            }

            fresh.Record.AsSpan().CopyTo(image.AsSpan(used));
            entries.Add(new NvmEntry(fresh.Metadata, first + used));
            used += fresh.Record.Length;
        }

        var target = 1 - log.Partition;
        var start = _geometry.PartitionOffsetBytes(target);
        if (_flash.Erase(target) != HsmStatus.Ok
            || (used > 0 && _flash.Program(start + first, image.AsSpan(0, used)) != HsmStatus.Ok)
            || _flash.Program(start, NvmFormat.EncodeHeader(_geometry, log.Epoch + 1)) != HsmStatus.Ok)
        {
            return Fail();
        }

        _log = new NvmLog(target, log.Epoch + 1, first + used, [.. entries]);
        return HsmStatus.Ok;
    }

    private HsmStatus CopyLive(NvmLog log, ReadOnlySpan<NvmId> dropped, byte[] image, out List<NvmEntry> entries, out int used)
    {
        entries = new List<NvmEntry>(log.Count + 1);
        used = 0;
        var first = NvmFormat.FirstRecordOffsetBytes(_geometry);
        foreach (var entry in log.Entries)
        {
            if (dropped.Contains(entry.Metadata.Id))
            {
                continue;
            }

            var record = image.AsSpan(used, NvmFormat.RecordLengthBytes(_geometry, entry.Metadata.Length));
            var status = _flash.Read(_geometry.PartitionOffsetBytes(log.Partition) + entry.RecordOffsetBytes, record);
            if (status != HsmStatus.Ok || !NvmFormat.TryDecodeRecord(record, out _))
            {
                // Nothing was written; a copy of damaged bytes would make the damage look good.
                return HsmStatus.Aborted;
            }

            entries.Add(new NvmEntry(entry.Metadata, first + used));
            used += record.Length;
        }

        return HsmStatus.Ok;
    }

    private HsmStatus Fail()
    {
        _failed = true;
        return HsmStatus.Aborted;
    }
}
