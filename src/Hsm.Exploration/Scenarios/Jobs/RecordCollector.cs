namespace Hsm.Exploration;

/// <summary>Collects what comes out of a pipeline of two records a batch, and asserts order and wholeness.</summary>
/// <param name="aead">Knows how many records are done.</param>
internal sealed class RecordCollector(ProbedRecordAead aead) : IRecordSink
{
    private const int BatchSize = 2;
    private const int TotalCount = 3;

    private readonly int _doneBefore = aead.DoneCount;
    private readonly List<byte> _bytes = [];
    private ulong _next;

    /// <summary>Everything, in order.</summary>
    public byte[] Bytes => [.. _bytes];

    /// <inheritdoc/>
    public void Emit(ulong sequence, ReadOnlyMemory<byte> output)
    {
        if (sequence != _next++)
        {
            throw new HsmInvariantException($"Records leave in order: {sequence} after {_next - 2}.");
        }

        var batchEnd = Math.Min(((int)sequence / BatchSize * BatchSize) + BatchSize, TotalCount);
        if (aead.DoneCount - _doneBefore < batchEnd)
        {
            throw new HsmInvariantException($"Nothing of a batch is visible before all of it is done: record {sequence} is.");
        }

        _bytes.AddRange(output.Span);
    }
}
