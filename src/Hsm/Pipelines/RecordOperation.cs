using Hsm.Abstractions;

namespace Hsm;

/// <summary>Works on one record of a batch.</summary>
/// <param name="aead">How it is protected.</param>
/// <param name="sequence">Number of the record.</param>
/// <param name="output">Its own buffer.</param>
internal abstract class RecordOperation(RecordAead aead, ulong sequence, Memory<byte> output) : EngineOperation
{
    /// <summary>Number of the record.</summary>
    public ulong Sequence { get; } = sequence;

    /// <summary>What came of it; valid once Status is Ok.</summary>
    public ReadOnlyMemory<byte> Output => output;

    /// <summary>How it is protected.</summary>
    protected RecordAead Aead => aead;

    /// <summary>Where it is written to.</summary>
    protected Memory<byte> Destination => output;

    /// <inheritdoc/>
    public sealed override bool IsSupportedBy(ICryptoProvider provider) => aead.IsSupportedBy(provider);
}
