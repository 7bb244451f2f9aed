using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// What a partition holds, as an immutable value: a change of the store is one assignment of a new value, so no reader
/// can see half of it. Objects stand in the order in which they were last written.
/// </summary>
internal sealed class NvmLog
{
    private readonly ushort[] _ids;
    private readonly NvmEntry[] _entries;

    // The ids that clients may know of, in the order of _ids.
    private readonly ushort[] _visible;

    /// <summary>Makes the value.</summary>
    /// <param name="partition">0 or 1.</param>
    /// <param name="epoch">Of that partition's header.</param>
    /// <param name="endBytes">First byte after the last record, from the partition's start.</param>
    /// <param name="entries">One an object, in the order of writing; not changed afterwards.</param>
    /// <param name="deadCount">Records of the partition that no entry names.</param>
    public NvmLog(int partition, uint epoch, int endBytes, NvmEntry[] entries, int deadCount = 0)
    {
        DeadCount = deadCount;
        Partition = partition;
        Epoch = epoch;
        EndBytes = endBytes;
        _entries = entries;
        _ids = Array.ConvertAll(entries, static entry => entry.Metadata.Id.Value);
        _visible = Array.FindAll(_ids, static id => !ObjectPolicy.IsHidden(new NvmId(id)));
    }

    /// <summary>The active partition, 0 or 1.</summary>
    public int Partition { get; }

    /// <summary>Of the active partition; rises by one at each switch.</summary>
    public uint Epoch { get; }

    /// <summary>Where the next record goes, from the partition's start.</summary>
    public int EndBytes { get; }

    /// <summary>Records that were replaced and wait to be cleared away.</summary>
    public int DeadCount { get; }

    /// <summary>Number of objects.</summary>
    public int Count => _entries.Length;

    /// <summary>Number of those that clients may know of: what takes entries of the directory.</summary>
    public int VisibleCount => _visible.Length;

    /// <summary>The objects, in the order in which they were last written.</summary>
    public ReadOnlySpan<NvmEntry> Entries => _entries;

    /// <summary>Looks an object up.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Where it is; null: absent.</returns>
    public NvmEntry? Find(NvmId id)
    {
        // One library call instead of a loop: a loop costs systematic tests a step per object.
        var index = Array.IndexOf(_ids, id.Value);
        return index < 0 ? null : _entries[index];
    }

    /// <summary>The object after a given one, and how many there are from it on, of those that clients may know of.</summary>
    /// <param name="start">None: from the first on.</param>
    /// <returns>(count, id); (0, None) at the end, or if there is no such object.</returns>
    public (int Count, NvmId Id) Next(NvmId start) => Next(_visible, start);

    /// <summary>The same among some of them.</summary>
    /// <param name="start">None: from the first on.</param>
    /// <param name="isTold">Which.</param>
    /// <returns>(count, id); (0, None) at the end, or if there is no such object among them.</returns>
    public (int Count, NvmId Id) Next(NvmId start, Predicate<NvmId> isTold) =>
        Next(Array.FindAll(_visible, id => isTold(new NvmId(id))), start);

    /// <summary>The log after a record was appended.</summary>
    /// <param name="appended">The new record; an older one of the same id is dead.</param>
    /// <param name="endBytes">First byte after it.</param>
    /// <returns>The new value.</returns>
    public NvmLog Append(NvmEntry appended, int endBytes)
    {
        var id = appended.Metadata.Id;
        var kept = Array.FindAll(_entries, entry => entry.Metadata.Id != id);
        return new NvmLog(Partition, Epoch, endBytes, [.. kept, appended], DeadCount + _entries.Length - kept.Length);
    }

    /// <summary>Asserts what holds of every log.</summary>
    /// <param name="partitionSizeBytes">Size of the partition.</param>
    /// <exception cref="HsmInvariantException">It does not.</exception>
    public void AssertInvariants(int partitionSizeBytes)
    {
        if (EndBytes < NvmFormat.HeaderLengthBytes || EndBytes > partitionSizeBytes)
        {
            throw new HsmInvariantException("The log ends inside its partition, after the header.");
        }

        if (_ids.Distinct().Count() != _ids.Length)
        {
            throw new HsmInvariantException("An object id stands at most once in the directory.");
        }
    }

    private static (int Count, NvmId Id) Next(ushort[] told, NvmId start)
    {
        var index = start == NvmId.None ? -1 : Array.IndexOf(told, start.Value);
        var next = index + 1;
        return (start != NvmId.None && index < 0) || next == told.Length
            ? (0, NvmId.None)
            : (told.Length - next, new NvmId(told[next]));
    }
}
