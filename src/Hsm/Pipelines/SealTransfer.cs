using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>Seals one request.</summary>
/// <param name="pipeline">Whose.</param>
/// <param name="plaintext">The request.</param>
/// <param name="sink">Takes the records.</param>
internal sealed class SealTransfer(RecordPipeline pipeline, ReadOnlyMemory<byte> plaintext, IRecordSink sink)
    : RecordTransfer(sink, pipeline.Sealing)
{
    private int _sentBytes;
    private bool _hasBegun;

    /// <inheritdoc/>
    public override CryptoAlgorithm Algorithm => pipeline.Aead.Algorithm;

    /// <inheritdoc/>
    protected override RecordOperation[] NextBatch()
    {
        // An empty request is one empty record.
        var remaining = plaintext.Length - _sentBytes;
        if (remaining == 0 && _hasBegun)
        {
            return [];
        }

        _hasBegun = true;
        var lengths = pipeline.Splitter.NextBatch(remaining);
        var overhead = RecordPipeline.HeaderLengthBytes + pipeline.Aead.TagLengthBytes;
        var buffers = pipeline.Buffers.ForSealing(Array.ConvertAll(lengths, length => length + overhead));
        var sequence = pipeline.Sealing.Take(lengths.Length);
        var batch = new RecordOperation[lengths.Length];
        for (var i = 0; i < batch.Length; i++)
        {
            var fragment = plaintext.Slice(_sentBytes, lengths[i]);
            BinaryPrimitives.WriteUInt16BigEndian(buffers[i].Span, (ushort)(lengths[i] + pipeline.Aead.TagLengthBytes));
            batch[i] = new SealOperation(pipeline.Aead, sequence + (ulong)i, fragment, buffers[i]);
            _sentBytes += lengths[i];
        }

        return batch;
    }
}
