namespace Hsm;

/// <summary>Takes what comes out of a pipeline.</summary>
internal interface IRecordSink
{
    /// <summary>One more, in order of sequence; every record of its batch is done.</summary>
    /// <param name="sequence">Number of the record.</param>
    /// <param name="output">Sealed record or plaintext; the sink may keep it, nobody writes to it any more.</param>
    void Emit(ulong sequence, ReadOnlyMemory<byte> output);
}
