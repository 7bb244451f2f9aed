using Hsm.Abstractions;

namespace Hsm;

/// <summary>Seals one record.</summary>
/// <param name="aead">How.</param>
/// <param name="sequence">Number of the record.</param>
/// <param name="plaintext">The fragment.</param>
/// <param name="output">Its own buffer, with the header already in it.</param>
internal sealed class SealOperation(RecordAead aead, ulong sequence, ReadOnlyMemory<byte> plaintext, Memory<byte> output)
    : RecordOperation(aead, sequence, output)
{
    /// <inheritdoc/>
    public override HsmStatus Execute(ICryptoProvider device) =>
        Aead.Seal(device, Sequence, plaintext.Span, Destination[RecordPipeline.HeaderLengthBytes..].Span);
}
