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
    private readonly NvmWriter _writer;
    private NvmLog _log;
    private bool _failed;

    private NvmStore(IFlash flash, int maxObjects, NvmWriter writer, NvmLog log)
    {
        _flash = flash;
        _geometry = flash.Geometry;
        _maxObjects = maxObjects;
        _writer = writer;
        _log = log;
    }

    /// <summary>
    /// Ok; Aborted: a change failed, and until the store is opened anew nobody can tell whether it is in flash. A request
    /// that means to change what NVM may hold answers this even where the store knows of nothing to change.
    /// </summary>
    public HsmStatus Status => _failed ? HsmStatus.Aborted : HsmStatus.Ok;

    /// <summary>The state as one immutable value.</summary>
    public NvmLog Log => _log;

    /// <summary>Opens the store of a flash: recovers it, formats a blank one, finishes what a power cut interrupted.</summary>
    /// <param name="flash">The device.</param>
    /// <param name="maxObjects">Size of the directory.</param>
    /// <param name="store">The store when Ok.</param>
    /// <returns>
    /// Ok; NotVerified: bytes that no power cut leaves, flash untouched; NotImplemented: a log of another format version,
    /// flash untouched; NoSpace: more objects than the directory takes, flash untouched; Aborted: flash error.
    /// </returns>
    public static HsmStatus Open(IFlash flash, int maxObjects, out NvmStore? store) =>
        Open(flash, maxObjects, NvmWriter.Right, out store);

    /// <summary>Opens the store of a flash, with another order of writing.</summary>
    /// <param name="flash">The device.</param>
    /// <param name="maxObjects">Size of the directory.</param>
    /// <param name="writer">The order in which changes reach flash.</param>
    /// <param name="store">The store when Ok.</param>
    /// <returns>As above.</returns>
    public static HsmStatus Open(IFlash flash, int maxObjects, NvmWriter writer, out NvmStore? store)
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
        if (recovery.Verdict is NvmRecovery.Finding.Damaged or NvmRecovery.Finding.OtherVersion)
        {
            return recovery.Verdict == NvmRecovery.Finding.Damaged ? HsmStatus.NotVerified : HsmStatus.NotImplemented;
        }

        if (recovery.Log?.VisibleCount > maxObjects)
        {
            return HsmStatus.NoSpace;
        }

        // A blank flash is one whose empty log in partition 1 is to be copied to partition 0.
        var log = recovery.Log ?? new NvmLog(partition: 1, epoch: 0, NvmFormat.FirstRecordOffsetBytes(geometry), []);
        var opened = new NvmStore(flash, maxObjects, writer, log);
        if (recovery.Verdict != NvmRecovery.Finding.Clean)
        {
            status = opened.SwitchPartition(dropped: [], written: []);
        }

        store = status == HsmStatus.Ok ? opened : null;
        return status;
    }

    /// <summary>Metadata of an object that clients may know of.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Null: absent.</returns>
    public ObjectMetadata? Find(NvmId id) => ObjectPolicy.IsHidden(id) ? null : _log.Find(id)?.Metadata;

    /// <summary>Metadata of any object, hidden ones too.</summary>
    /// <param name="id">Its id; the server's own choice, never a client's.</param>
    /// <returns>Null: absent.</returns>
    public ObjectMetadata? FindAny(NvmId id) => _log.Find(id)?.Metadata;

    /// <summary>Reads all data of any object, hidden ones too.</summary>
    /// <param name="id">Its id; the server's own choice, never a client's.</param>
    /// <param name="data">Its data when Ok.</param>
    /// <returns>Ok; NotFound; Aborted: flash error.</returns>
    public HsmStatus ReadAny(NvmId id, out byte[] data)
    {
        data = [];
        if (_log.Find(id) is not { } entry)
        {
            return HsmStatus.NotFound;
        }

        data = new byte[entry.Metadata.Length];
        return ReadData(entry, 0, data);
    }

    /// <summary>Reads data of an object that clients may know of.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="offsetBytes">Into its data.</param>
    /// <param name="destination">As many bytes as to read; the range is inside the object.</param>
    /// <returns>Ok; NotFound; Aborted: flash error, destination undefined.</returns>
    public HsmStatus ReadData(NvmId id, int offsetBytes, Span<byte> destination)
    {
        return !ObjectPolicy.IsHidden(id) && _log.Find(id) is { } entry ? ReadData(entry, offsetBytes, destination) : HsmStatus.NotFound;
    }

    /// <summary>Reads data of an object by its place.</summary>
    /// <param name="entry">Of the store's log as it is now: after a partition switch, a former place is another's.</param>
    /// <param name="offsetBytes">Into its data.</param>
    /// <param name="destination">As many bytes as to read; the range is inside the object.</param>
    /// <returns>Ok; Aborted: flash error, destination undefined.</returns>
    internal HsmStatus ReadData(NvmEntry entry, int offsetBytes, Span<byte> destination)
    {
        var start = _geometry.PartitionOffsetBytes(_log.Partition) + entry.RecordOffsetBytes + NvmFormat.RecordOverheadBytes;
        return destination.IsEmpty || _flash.Read(start + offsetBytes, destination) == HsmStatus.Ok
            ? HsmStatus.Ok
            : HsmStatus.Aborted;
    }

    /// <summary>How much the store still takes.</summary>
    /// <returns>All figures of one instant.</returns>
    public NvmAvailability Measure()
    {
        var log = _log;
        var live = 0;
        foreach (var entry in log.Entries)
        {
            live += NvmFormat.RecordLengthBytes(_geometry, entry.Metadata.Length);
        }

        var used = log.EndBytes - NvmFormat.FirstRecordOffsetBytes(_geometry);
        return new NvmAvailability(_geometry.PartitionSizeBytes - log.EndBytes, used - live, _maxObjects - log.VisibleCount, log.DeadCount);
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
        if (log.VisibleCount >= _maxObjects && !ObjectPolicy.IsHidden(metadata.Id) && log.Find(metadata.Id) is null)
        {
            return HsmStatus.NoSpace;
        }

        var record = NvmFormat.EncodeRecord(_geometry, metadata, data);
        if (log.EndBytes + record.Length > _geometry.PartitionSizeBytes)
        {
            return reclaims ? SwitchPartition([], [new NvmWrite(metadata, data.ToArray())]) : HsmStatus.NoSpace;
        }

        var status = _writer.Append(_flash, _geometry.PartitionOffsetBytes(log.Partition) + log.EndBytes, record);
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

        return ids.IsEmpty || HoldsAny(ids) ? SwitchPartition(ids, []) : HsmStatus.Ok;
    }

    /// <summary>Destroys objects, then adds or replaces others, all at one instant.</summary>
    /// <param name="destroyed">Absent ids pass.</param>
    /// <param name="written">In the order in which they are to stand; the last of one id counts.</param>
    /// <returns>
    /// Ok; NoSpace: all together they do not fit, nothing changed; Aborted: flash error, see the type's remarks.
    /// </returns>
    public HsmStatus Apply(ReadOnlySpan<NvmId> destroyed, ReadOnlySpan<NvmWrite> written)
    {
        if (_failed)
        {
            return HsmStatus.Aborted;
        }

        if (!HoldsAny(destroyed))
        {
            // What one append can do needs no switch.
            return written.Length switch
            {
                0 => HsmStatus.Ok,
                1 => Add(written[0].Metadata, written[0].Data.Span, reclaims: true),
                _ => SwitchPartition([], written),
            };
        }

        return SwitchPartition(destroyed, written);
    }

    /// <summary>Asserts what holds whenever the Store lock is free.</summary>
    /// <exception cref="HsmInvariantException">It does not.</exception>
    public void AssertInvariants()
    {
        _log.AssertInvariants(_geometry.PartitionSizeBytes);
        if (_log.VisibleCount > _maxObjects)
        {
            throw new HsmInvariantException("The directory holds no more objects than it has room for.");
        }
    }

    private bool HoldsAny(ReadOnlySpan<NvmId> ids)
    {
        var log = _log;
        foreach (var id in ids)
        {
            if (log.Find(id) is not null)
            {
                return true;
            }
        }

        return false;
    }

    // Copies what lives to the other partition and adds what is new: one commit point, the writer's. Until then the old
    // partition is the newest valid one; from then on it is not, and is erased when it becomes the target again.
    private HsmStatus SwitchPartition(ReadOnlySpan<NvmId> dropped, ReadOnlySpan<NvmWrite> written)
    {
        var log = _log;
        var image = new NvmImageBuilder(_geometry, log.Count + written.Length);
        foreach (var entry in log.Entries)
        {
            var id = entry.Metadata.Id;
            if (dropped.Contains(id) || IsWritten(written, id))
            {
                continue;
            }

            var status = Copy(log, entry, image);
            if (status != HsmStatus.Ok)
            {
                return status;
            }
        }

        for (var i = 0; i < written.Length; i++)
        {
            if (!IsWritten(written[(i + 1)..], written[i].Metadata.Id) && !image.TryAdd(written[i].Metadata, written[i].Data.Span))
            {
                return HsmStatus.NoSpace;
            }
        }

        var target = 1 - log.Partition;
        var epoch = log.Epoch + 1;
        var next = image.ToLog(target, epoch);
        if (next.VisibleCount > _maxObjects)
        {
            return HsmStatus.NoSpace;
        }

        if (_writer.Switch(_flash, image.ToImage(target, epoch)) != HsmStatus.Ok)
        {
            return Fail();
        }

        _log = next;
        return HsmStatus.Ok;
    }

    private HsmStatus Copy(NvmLog log, NvmEntry entry, NvmImageBuilder image)
    {
        var record = new byte[NvmFormat.RecordLengthBytes(_geometry, entry.Metadata.Length)];
        var status = _flash.Read(_geometry.PartitionOffsetBytes(log.Partition) + entry.RecordOffsetBytes, record);

        // Nothing was written yet; and a copy of damaged bytes would make the damage look good.
        return status == HsmStatus.Ok && NvmFormat.TryDecodeRecord(record, out _) && image.TryCopy(entry.Metadata, record)
            ? HsmStatus.Ok
            : HsmStatus.Aborted;
    }

    private static bool IsWritten(ReadOnlySpan<NvmWrite> written, NvmId id)
    {
        foreach (var write in written)
        {
            if (write.Metadata.Id == id)
            {
                return true;
            }
        }

        return false;
    }

    private HsmStatus Fail()
    {
        _failed = true;
        return HsmStatus.Aborted;
    }
}
