namespace Interleave.Runtime.MemoryModels;

/// <summary>One write to a location that some read may still return.</summary>
internal sealed class StoredValue
{
    /// <summary>Reads of it that nothing joined yet; past this they are joined in one node.</summary>
    private const int MaxReaders = 16;

    /// <summary>The write; null for what the location held when it was first touched, which is before everything.</summary>
    internal OrderNode? Node { get; init; }

    /// <summary>Id of the logical thread that wrote; -1 where <see cref="Node"/> is null.</summary>
    internal int Thread { get; init; } = -1;

    /// <summary>Where it was written.</summary>
    internal int Site { get; init; }

    /// <summary>True for a read-modify-write: no other write can come between it and the one it read.</summary>
    internal bool IsUpdate { get; init; }

    /// <summary>
    /// True when code that is not rewritten may have stored it, at a time and after actions nobody saw: who reads it is
    /// taken to see everything.
    /// </summary>
    internal bool IsUnseen { get; init; }

    /// <summary>The value; meaningless until <see cref="IsKnown"/>.</summary>
    internal CellValue Value { get; private set; }

    /// <summary>False while real memory holds a value nobody has looked at since it was written.</summary>
    internal bool IsKnown { get; private set; }

    /// <summary>Every read that returned it. Each is performed before the write that follows this one.</summary>
    internal List<OrderNode> Readers { get; } = [];

    private readonly List<(int Thread, int Site)> _outOfDateReads = [];

    internal void Learn(in CellValue value)
    {
        Value = value;
        IsKnown = true;
    }

    internal void AddReader(OrderNode reader, OrderGraph graph)
    {
        if (Readers.Count == MaxReaders)
        {
            OrderNode joined = graph.Add(Readers);
            Readers.Clear();
            Readers.Add(joined);
        }

        Readers.Add(reader);
    }

    /// <summary>
    /// Whether a thread may be given this value once more at a place though a newer one is there. Everything written
    /// is seen in the end (Memory-model.md: "the repeated read will eventually see"), so a loop gets it twice at most.
    /// </summary>
    internal bool MayBeReadLate(int thread, int site) => _outOfDateReads.FindAll(r => r == (thread, site)).Count < 2;

    internal void NoteLateRead(int thread, int site) => _outOfDateReads.Add((thread, site));
}
