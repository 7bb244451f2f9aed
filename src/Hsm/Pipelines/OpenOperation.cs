using Hsm.Abstractions;

namespace Hsm;

/// <summary>Opens one record.</summary>
/// <param name="aead">How.</param>
/// <param name="sequence">Number that the record must have.</param>
/// <param name="record">Ciphertext, then tag.</param>
/// <param name="output">Its own buffer.</param>
internal sealed class OpenOperation(RecordAead aead, ulong sequence, ReadOnlyMemory<byte> record, Memory<byte> output)
    : RecordOperation(aead, sequence, output)
{
    /// <inheritdoc/>
    public override HsmStatus Execute(ICryptoProvider device) => Aead.Open(device, Sequence, record.Span, Destination.Span);
}
