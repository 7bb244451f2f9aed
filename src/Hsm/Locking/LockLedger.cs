using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// What one session's worker holds. All acquisitions of a server go through here, so that order is asserted in one
/// place, and without asking which thread runs. Touched by the session's one worker only.
/// </summary>
/// <param name="locks">The server's locks.</param>
internal sealed class LockLedger(ServerLocks locks)
{
    // Invariant: what this session holds, in either mode, as it asked for it.
    private Guarded _held;

    /// <summary>How urgent the session's work is, to a provider that looks at it.</summary>
    public int Priority { get; init; }

    /// <summary>Asserts that this session holds no lock, as a request must when it pauses.</summary>
    /// <exception cref="HsmInvariantException">It holds one.</exception>
    public void AssertNoneHeld()
    {
        if (locks.ChecksOrder && _held != Guarded.None)
        {
            throw new HsmInvariantException($"No lock is held across a pause. Held: {_held}.");
        }
    }

    /// <summary>Takes the locks of what a request changes and of what it only looks at, all or none.</summary>
    /// <param name="changes">For this session alone.</param>
    /// <param name="looksAt">Together with other readers where the provider can.</param>
    /// <returns>Dispose it to give them up; look at its status first: nothing is held unless it is Ok.</returns>
    public HeldLock Take(Guarded changes, Guarded looksAt)
    {
        if (locks.ChecksOrder)
        {
            LockOrder.AssertMayAcquire(_held, changes | looksAt);
        }

        if (_held == Guarded.None)
        {
            // Here and not once a thread: which thread works a session is the scheduling's affair.
            locks.SetThreadPriority(Priority);
        }

        var status = locks.Acquire(changes, looksAt);
        if (status == HsmStatus.Ok)
        {
            _held |= changes | looksAt;
        }

        return new HeldLock(this, status, changes, looksAt);
    }

    /// <summary>An acquisition that was refused for another reason than the lock.</summary>
    /// <param name="status">Not Ok.</param>
    /// <returns>Nothing is held.</returns>
    public HeldLock Refuse(HsmStatus status) => new(this, status, Guarded.None, Guarded.None);

    private void Leave(Guarded changes, Guarded looksAt)
    {
        _held &= ~(changes | looksAt);
        locks.Release(changes, looksAt);
    }

    /// <summary>Locks held from an acquisition to the end of a block.</summary>
    internal readonly ref struct HeldLock
    {
        private readonly LockLedger _ledger;
        private readonly Guarded _changes;
        private readonly Guarded _looksAt;

        /// <summary>Notes the outcome of an acquisition.</summary>
        /// <param name="ledger">Whose.</param>
        /// <param name="status">How the acquisition ended.</param>
        /// <param name="changes">What is held exclusively when Ok.</param>
        /// <param name="looksAt">What is held shared when Ok.</param>
        public HeldLock(LockLedger ledger, HsmStatus status, Guarded changes, Guarded looksAt)
        {
            _ledger = ledger;
            Status = status;
            _changes = changes;
            _looksAt = looksAt;
        }

        /// <summary>Ok: held. Anything else: not held, and the answer of the request.</summary>
        public HsmStatus Status { get; }

        /// <summary>True when the locks could not be had.</summary>
        public bool Failed => Status != HsmStatus.Ok;

        /// <summary>Gives the locks up, if they are held.</summary>
        public void Dispose()
        {
            if (Status == HsmStatus.Ok)
            {
                _ledger.Leave(_changes, _looksAt);
            }
        }
    }
}
