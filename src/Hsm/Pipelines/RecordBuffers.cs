namespace Hsm;

/// <summary>Output buffers of a batch: one for each record, for they are written at the same time.</summary>
internal class RecordBuffers
{
    /// <summary>Makes the buffers of a batch that is sealed.</summary>
    /// <param name="lengths">What each record needs.</param>
    /// <returns>As many, of these lengths; no two share a byte.</returns>
    public virtual Memory<byte>[] ForSealing(IReadOnlyList<int> lengths) => Allocate(lengths);

    /// <summary>Makes the buffers of a batch that is opened.</summary>
    /// <param name="lengths">What each record needs.</param>
    /// <returns>As many, of these lengths; no two share a byte.</returns>
    public virtual Memory<byte>[] ForOpening(IReadOnlyList<int> lengths) => Allocate(lengths);

    private static Memory<byte>[] Allocate(IReadOnlyList<int> lengths)
    {
        var total = 0;
        foreach (var length in lengths)
        {
            total += length;
        }

        var all = new byte[total];
        var buffers = new Memory<byte>[lengths.Count];
        var offset = 0;
        for (var i = 0; i < buffers.Length; i++)
        {
            buffers[i] = all.AsMemory(offset, lengths[i]);
            offset += lengths[i];
        }

        return buffers;
    }
}
