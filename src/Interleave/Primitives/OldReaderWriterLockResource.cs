using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="ReaderWriterLock"/>. No reader gets in while a writer waits.</summary>
internal sealed class OldReaderWriterLockResource : Resource
{
    private readonly List<(LogicalThread Thread, int Count)> _readers = [];

    internal LogicalThread? Writer { get; set; }

    /// <summary>How often the writer took the lock.</summary>
    internal int Writes { get; set; }

    internal int WaitingWriters { get; set; }

    /// <summary>Counts the writers there have been.</summary>
    internal int WriterSeqNum { get; private set; } = 1;

    public override string KindName => "ReaderWriterLock";

    public override bool IsReady(LogicalThread thread) => IsFree(thread.Pending.Kind);

    /// <summary>Whether a thread that holds nothing could take it now; one that reads waits for itself.</summary>
    internal bool IsFree(AccessKind kind) =>
        Writer is null && (kind == AccessKind.AcquireShared ? WaitingWriters == 0 : _readers.Count == 0);

    /// <summary>Whether an upgrade can do without giving the lock back.</summary>
    internal bool IsOnlyReader(LogicalThread thread) => _readers.Count == 1 && WaitingWriters == 0 && ReadsOf(thread) > 0;

    internal int ReadsOf(LogicalThread thread)
    {
        foreach ((LogicalThread reader, int count) in _readers)
        {
            if (ReferenceEquals(reader, thread))
            {
                return count;
            }
        }

        return 0;
    }

    internal void SetReads(LogicalThread thread, int count) =>
        _readers[_readers.FindIndex(r => ReferenceEquals(r.Thread, thread))] = (thread, count);

    internal void Forget(LogicalThread thread) => _readers.RemoveAll(r => ReferenceEquals(r.Thread, thread));

    internal void TakeRead(LogicalThread thread, int count)
    {
        _readers.Add((thread, count));
        thread.Execution.LockTaken(thread, this);
    }

    internal void TakeWrite(LogicalThread thread)
    {
        (Writer, Writes) = (thread, 1);
        WriterSeqNum++;
        thread.Execution.LockTaken(thread, this);
    }

    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Writer is not null)
        {
            holders.Add(Writer);
        }

        holders.AddRange(_readers.Select(r => r.Thread));
    }

    protected internal override void Reset()
    {
        _readers.Clear();
        (Writer, Writes, WaitingWriters, WriterSeqNum) = (null, 0, 0, 1);
    }
}
