namespace Hsm;

/// <summary>
/// Turns large requests into protected records and back, several at a time. Records leave in order of sequence whichever
/// is done first; nothing of a batch is visible before all of it is done; the bytes are those of one record after the other.
/// </summary>
/// <remarks>
/// A record is a length of 2 bytes (big-endian, of ciphertext and tag), the ciphertext, the tag. One transfer in each
/// direction at a time. After a record failed the direction is broken: its sequence numbers are used up, and what comes
/// after it could not be read in order.
/// </remarks>
internal sealed class RecordPipeline
{
    /// <summary>Bytes of a record before its ciphertext.</summary>
    public const int HeaderLengthBytes = sizeof(ushort);

    /// <summary>Makes a pipeline whose sequence numbers begin at 0 in both directions.</summary>
    /// <param name="options">How requests are split.</param>
    /// <param name="aead">How records are protected.</param>
    /// <param name="buffers">Where they are written to; null: the right one.</param>
    /// <exception cref="ArgumentException">Options that no pipeline can have; says which.</exception>
    public RecordPipeline(RecordPipelineOptions options, RecordAead aead, RecordBuffers? buffers = null)
    {
        options.Validate();
        Options = options;
        Aead = aead;
        Buffers = buffers ?? new RecordBuffers();
        Splitter = new RecordSplitter(options.MaxPipelines, options.SplitFragmentBytes);
    }

    /// <summary>How requests are split.</summary>
    public RecordPipelineOptions Options { get; }

    /// <summary>How records are protected.</summary>
    public RecordAead Aead { get; }

    /// <summary>Where they are written to.</summary>
    public RecordBuffers Buffers { get; }

    /// <summary>Splits requests.</summary>
    public RecordSplitter Splitter { get; }

    /// <summary>Numbers of the records that are made.</summary>
    public RecordDirection Sealing { get; } = new();

    /// <summary>Numbers of the records that are expected.</summary>
    public RecordDirection Opening { get; } = new();

    /// <summary>Begins to seal a request.</summary>
    /// <param name="plaintext">May be empty; not changed while the transfer is under way.</param>
    /// <param name="sink">Takes the records, headers included.</param>
    /// <returns>Advance it until it is over: Ok; Aborted: broken by an earlier failure; else as the accelerator answered.</returns>
    public SealTransfer Seal(ReadOnlyMemory<byte> plaintext, IRecordSink sink) => new(this, plaintext, sink);

    /// <summary>Begins to open the records that are wholly there.</summary>
    /// <param name="buffered">Records one after the other; the last may be cut off, and stays for the next time.</param>
    /// <param name="sink">Takes the plaintexts.</param>
    /// <returns>Advance it until it is over: Ok; BadArgs: a length no record has; AesGcmAuth: forged; Aborted: broken earlier.</returns>
    public OpenTransfer Open(ReadOnlyMemory<byte> buffered, IRecordSink sink) => new(this, buffered, sink);
}
