using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>Notes which records were worked on, and refuses to seal under one sequence number twice.</summary>
/// <param name="right">How records are protected.</param>
internal sealed class ProbedRecordAead(RecordAead right) : RecordAead
{
    private readonly Lock _gate = new();

    // Guarded by _gate.
    private readonly HashSet<ulong> _sealed = [];
    private int _doneCount;

    /// <inheritdoc/>
    public override CryptoAlgorithm Algorithm => right.Algorithm;

    /// <inheritdoc/>
    public override int TagLengthBytes => right.TagLengthBytes;

    /// <summary>How many records are done, in either direction.</summary>
    public int DoneCount
    {
        get
        {
            lock (_gate)
            {
                return _doneCount;
            }
        }
    }

    /// <inheritdoc/>
    public override bool IsSupportedBy(ICryptoProvider provider) => right.IsSupportedBy(provider);

    /// <inheritdoc/>
    public override HsmStatus Seal(ICryptoProvider device, ulong sequence, ReadOnlySpan<byte> plaintext, Span<byte> destination)
    {
        lock (_gate)
        {
            if (!_sealed.Add(sequence))
            {
                throw new HsmInvariantException($"Each nonce is used once: record {sequence} is sealed a second time.");
            }
        }

        return Done(right.Seal(device, sequence, plaintext, destination));
    }

    /// <inheritdoc/>
    public override HsmStatus Open(ICryptoProvider device, ulong sequence, ReadOnlySpan<byte> record, Span<byte> destination) =>
        Done(right.Open(device, sequence, record, destination));

    private HsmStatus Done(HsmStatus status)
    {
        lock (_gate)
        {
            _doneCount++;
        }

        return status;
    }
}
