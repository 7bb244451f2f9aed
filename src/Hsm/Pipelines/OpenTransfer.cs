using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>Opens the records that are wholly there.</summary>
/// <param name="pipeline">Whose.</param>
/// <param name="buffered">Records one after the other.</param>
/// <param name="sink">Takes the plaintexts.</param>
internal sealed class OpenTransfer(RecordPipeline pipeline, ReadOnlyMemory<byte> buffered, IRecordSink sink)
    : RecordTransfer(sink, pipeline.Opening)
{
    /// <summary>Bytes of the records that were begun; what comes after them belongs to the next time.</summary>
    public int ConsumedBytes { get; private set; }

    /// <inheritdoc/>
    public override CryptoAlgorithm Algorithm => pipeline.Aead.Algorithm;

    /// <inheritdoc/>
    protected override RecordOperation[] NextBatch()
    {
        var records = new List<ReadOnlyMemory<byte>>();
        var lengths = new List<int>();
        var offset = ConsumedBytes;
        while (records.Count < pipeline.Options.MaxPipelines && TryTake(ref offset, out var record))
        {
            records.Add(record);
            lengths.Add(record.Length - pipeline.Aead.TagLengthBytes);
        }

        ConsumedBytes = offset;
        var buffers = pipeline.Buffers.ForOpening(lengths);
        var sequence = pipeline.Opening.Take(records.Count);
        var batch = new RecordOperation[records.Count];
        for (var i = 0; i < batch.Length; i++)
        {
            batch[i] = new OpenOperation(pipeline.Aead, sequence + (ulong)i, records[i], buffers[i]);
        }

        return batch;
    }

    // False: no whole record is left, or one that can't be.
    private bool TryTake(ref int offset, out ReadOnlyMemory<byte> record)
    {
        record = default;
        var rest = buffered[offset..];
        if (rest.Length < RecordPipeline.HeaderLengthBytes)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(rest.Span);
        var plaintextLength = length - pipeline.Aead.TagLengthBytes;
        if (plaintextLength < 0 || plaintextLength > pipeline.Options.MaxFragmentBytes)
        {
            // What came before it is opened first; then nothing after it can be told apart.
            Refuse(HsmStatus.BadArgs);
            return false;
        }

        if (rest.Length < RecordPipeline.HeaderLengthBytes + length)
        {
            return false;
        }

        record = rest.Slice(RecordPipeline.HeaderLengthBytes, length);
        offset += RecordPipeline.HeaderLengthBytes + length;
        return true;
    }
}
