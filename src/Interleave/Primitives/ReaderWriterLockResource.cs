using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// A <see cref="ReaderWriterLockSlim"/>. As in .NET, an upgradeable holder counts among the owners like a reader, and
/// no reader gets in while a writer or an upgrade waits.
/// </summary>
internal sealed class ReaderWriterLockResource : Resource
{
    private readonly List<ReaderWriterHold> _holds = [];
    private int _holdsInUse;

    internal bool IsRecursive { get; set; }

    internal bool IsDisposed { get; set; }

    internal LogicalThread? Writer { get; set; }

    internal LogicalThread? Upgrader { get; set; }

    /// <summary>Reader ownerships: threads reading, and one more for an upgradeable holder.</summary>
    internal int Owners { get; set; }

    /// <summary>Threads that found the write lock taken and wait for it.</summary>
    internal int WaitingWriters { get; set; }

    /// <summary>1 while the upgradeable holder waits for the readers to leave.</summary>
    internal int WaitingUpgrades { get; set; }

    internal int WaitingReaders { get; set; }

    internal int WaitingUpgradeables { get; set; }

    public override string KindName => "ReaderWriterLockSlim";

    internal bool AreReadersLetIn => Writer is null && WaitingWriters == 0 && WaitingUpgrades == 0;

    public override bool IsReady(LogicalThread thread) => thread.Pending.Kind switch
    {
        AccessKind.AcquireShared => AreReadersLetIn,
        AccessKind.AcquireUpgradeable => AreReadersLetIn && Upgrader is null,
        _ => IsWriteFree(thread),
    };

    /// <summary>Whether the thread could take the write lock: nobody owns anything, or only the thread itself by its upgradeable lock.</summary>
    internal bool IsWriteFree(LogicalThread thread)
    {
        if (Writer is not null)
        {
            return false;
        }

        int own = ReferenceEquals(Upgrader, thread) ? 1 + Math.Min(Hold(thread)?.Reads ?? 0, 1) : 0;
        return Owners == own;
    }

    /// <summary>What a thread holds; null when nothing.</summary>
    internal ReaderWriterHold? Hold(LogicalThread thread)
    {
        for (int i = 0; i < _holdsInUse; i++)
        {
            if (ReferenceEquals(_holds[i].Thread, thread))
            {
                return _holds[i];
            }
        }

        return null;
    }

    /// <summary>What a thread holds, to be changed.</summary>
    internal ReaderWriterHold HoldOf(LogicalThread thread)
    {
        if (Hold(thread) is { } known)
        {
            return known;
        }

        if (_holdsInUse == _holds.Count)
        {
            _holds.Add(new ReaderWriterHold());
        }

        ReaderWriterHold hold = _holds[_holdsInUse++];
        hold.Assign(thread);
        return hold;
    }

    public override void AddHolders(List<LogicalThread> holders)
    {
        for (int i = 0; i < _holdsInUse; i++)
        {
            if (_holds[i].IsAny)
            {
                holders.Add(_holds[i].Thread!);
            }
        }
    }

    /// <remarks>
    /// A reader held back by a waiting writer needs nobody for certain: the writer may give up.
    /// </remarks>
    internal override void AddNeeded(LogicalThread waiter, List<LogicalThread> needed)
    {
        if (Writer is not null)
        {
            needed.Add(Writer);
        }
        else if (waiter.Pending.Kind == AccessKind.AcquireUpgradeable && Upgrader is not null)
        {
            needed.Add(Upgrader);
        }
        else if (waiter.Pending.Kind == AccessKind.Acquire)
        {
            AddHolders(needed);
            needed.Remove(waiter);
        }
    }

    protected internal override void Reset()
    {
        for (int i = 0; i < _holdsInUse; i++)
        {
            _holds[i].Assign(null);
        }

        (_holdsInUse, Owners, Writer, Upgrader) = (0, 0, null, null);
        (WaitingWriters, WaitingUpgrades, WaitingReaders, WaitingUpgradeables) = (0, 0, 0, 0);
        (IsRecursive, IsDisposed) = (false, false);
    }
}
