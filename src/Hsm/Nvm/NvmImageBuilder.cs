using Hsm.Abstractions;

namespace Hsm;

/// <summary>Composes what a partition is to hold, record after record.</summary>
/// <param name="geometry">Of the flash.</param>
/// <param name="capacity">Records to expect.</param>
internal sealed class NvmImageBuilder(FlashGeometry geometry, int capacity)
{
    private readonly List<NvmEntry> _entries = new(capacity);
    private readonly byte[] _records = new byte[geometry.PartitionSizeBytes - NvmFormat.FirstRecordOffsetBytes(geometry)];
    private int _usedBytes;

    /// <summary>Records so far.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds a new record.</summary>
    /// <param name="metadata">Its length is that of the data.</param>
    /// <param name="data">The data.</param>
    /// <returns>False: no room, nothing was added.</returns>
    public bool TryAdd(ObjectMetadata metadata, ReadOnlySpan<byte> data) =>
        TryCopy(metadata, NvmFormat.EncodeRecord(geometry, metadata, data));

    /// <summary>Adds a record as it is.</summary>
    /// <param name="metadata">What the record says.</param>
    /// <param name="record">Whole program units.</param>
    /// <returns>False: no room, nothing was added.</returns>
    public bool TryCopy(ObjectMetadata metadata, ReadOnlySpan<byte> record)
    {
        if (_usedBytes + record.Length > _records.Length)
        {
            return false;
        }

        record.CopyTo(_records.AsSpan(_usedBytes));
        _entries.Add(new NvmEntry(metadata, NvmFormat.FirstRecordOffsetBytes(geometry) + _usedBytes));
        _usedBytes += record.Length;
        return true;
    }

    /// <summary>The bytes.</summary>
    /// <param name="partition">Where they are to stand.</param>
    /// <param name="epoch">Of that partition.</param>
    /// <returns>Header and records.</returns>
    public NvmImage ToImage(int partition, uint epoch) =>
        new(partition, NvmFormat.EncodeHeader(geometry, epoch), _records.AsMemory(0, _usedBytes));

    /// <summary>What the bytes mean.</summary>
    /// <param name="partition">Where they stand.</param>
    /// <param name="epoch">Of that partition.</param>
    /// <returns>The log.</returns>
    public NvmLog ToLog(int partition, uint epoch) =>
        new(partition, epoch, NvmFormat.FirstRecordOffsetBytes(geometry) + _usedBytes, [.. _entries]);
}
