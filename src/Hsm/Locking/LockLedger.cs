using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// What one session's worker holds. All acquisitions of a server go through here, so that order is asserted in one
/// place, and without asking which thread runs. Touched by the session's one worker only.
/// </summary>
/// <param name="locks">The server's locks.</param>
internal sealed class LockLedger(ServerLocks locks)
{
    // Invariant: bit r is set exactly while this session holds the lock of rank r, in either mode.
    private int _heldRanks;

    /// <summary>Takes a lock for writing.</summary>
    /// <param name="rank">Which.</param>
    /// <returns>Dispose it to give the lock up; look at its status first: nothing is held unless it is Ok.</returns>
    public HeldLock Exclusive(LockRank rank)
    {
        AssertMayAcquire(rank);
        var status = locks.Of(rank).Acquire();
        return Enter(rank, status, shared: false);
    }

    /// <summary>Takes a lock for reading, together with other readers where the provider can.</summary>
    /// <param name="rank">Which.</param>
    /// <returns>Dispose it to give the lock up; look at its status first: nothing is held unless it is Ok.</returns>
    public HeldLock Shared(LockRank rank)
    {
        AssertMayAcquire(rank);
        var status = locks.Of(rank).AcquireShared();
        return Enter(rank, status, shared: true);
    }

    /// <summary>Asserts that this session holds no lock, as a request must when it pauses.</summary>
    /// <exception cref="HsmInvariantException">It holds one.</exception>
    public void AssertNoneHeld()
    {
        if (locks.ChecksOrder && _heldRanks != 0)
        {
            throw new HsmInvariantException($"No lock is held across a pause. Held: {LockOrder.Describe(_heldRanks)}.");
        }
    }

    private void AssertMayAcquire(LockRank rank)
    {
        if (locks.ChecksOrder)
        {
            LockOrder.AssertMayAcquire(_heldRanks, rank);
        }
    }

    private HeldLock Enter(LockRank rank, HsmStatus status, bool shared)
    {
        if (status == HsmStatus.Ok)
        {
            _heldRanks |= 1 << (int)rank;
        }

        return new HeldLock(this, rank, status, shared);
    }

    private void Leave(LockRank rank, bool shared)
    {
        _heldRanks &= ~(1 << (int)rank);
        var held = locks.Of(rank);
        if ((shared ? held.ReleaseShared() : held.Release()) != HsmStatus.Ok)
        {
            throw new HsmInvariantException($"The {rank} lock is given up by the thread that took it.");
        }
    }

    /// <summary>A lock held from an acquisition to the end of a block.</summary>
    internal readonly ref struct HeldLock
    {
        private readonly LockLedger _ledger;
        private readonly LockRank _rank;
        private readonly bool _shared;

        /// <summary>Notes the outcome of an acquisition.</summary>
        /// <param name="ledger">Whose.</param>
        /// <param name="rank">Which lock.</param>
        /// <param name="status">How the acquisition ended.</param>
        /// <param name="shared">In which mode.</param>
        public HeldLock(LockLedger ledger, LockRank rank, HsmStatus status, bool shared)
        {
            _ledger = ledger;
            _rank = rank;
            Status = status;
            _shared = shared;
        }

        /// <summary>Ok: held. Anything else: not held, and the answer of the request.</summary>
        public HsmStatus Status { get; }

        /// <summary>True when the lock could not be had.</summary>
        public bool Failed => Status != HsmStatus.Ok;

        /// <summary>Gives the lock up, if it is held.</summary>
        public void Dispose()
        {
            if (Status == HsmStatus.Ok)
            {
                _ledger.Leave(_rank, _shared);
            }
        }
    }
}
