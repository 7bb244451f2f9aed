namespace Hsm.Exploration;

/// <summary>P8. The records of a read batch share one output buffer, as when each was read alone (OpenSSL, pipelined reads).</summary>
internal sealed class SharedRecordBuffers : RecordBuffers
{
    /// <inheritdoc/>
    public override Memory<byte>[] ForOpening(IReadOnlyList<int> lengths)
    {
        var shared = new byte[lengths.Count == 0 ? 0 : lengths.Max()];
        return [.. lengths.Select(length => shared.AsMemory(0, length))];
    }
}
